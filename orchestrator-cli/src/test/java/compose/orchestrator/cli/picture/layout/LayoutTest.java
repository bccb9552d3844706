package compose.orchestrator.cli.picture.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LayoutTest {

  private static final double TOLERANCE = 0.01;

  @Test
  void arrowsLeadFromLeftToRight() {
    Layout layout =
        Layout.of(
            List.of(box("db"), box("web"), box("proxy")),
            List.of(new Arrow("web", "db", 30), new Arrow("proxy", "web", 30)));
    assertThat(layout.place("proxy").x()).isLessThan(layout.place("web").x());
    assertThat(layout.place("web").x()).isLessThan(layout.place("db").x());
    assertThat(layout.place("web").y()).isEqualTo(layout.place("db").y());
  }

  @Test
  void nothingTakesNoRoom() {
    assertThat(Layout.of(List.of(), List.of()).width()).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void boxesNeverOverlapAndNoArrowPassesThroughOne(long seed) {
    var random = new Random(seed);
    var boxes = new ArrayList<Box>();
    var arrows = new ArrayList<Arrow>();
    int number = 1 + random.nextInt(60);
    for (int i = 0; i < number; i++) {
      double height = 40 + random.nextInt(120);
      boxes.add(new Box("b" + i, 100 + random.nextInt(100), height, random.nextInt(2)));
      for (int j = 0; j < i; j++) {
        if (random.nextInt(number) < 2) {
          arrows.add(new Arrow("b" + i, "b" + j, random.nextInt(90)));
        }
      }
    }
    Layout layout = Layout.of(boxes, arrows);
    for (Box box : boxes) {
      assertInside(layout, box);
      for (Box other : boxes) {
        assertThat(box.equals(other) || apart(layout, box, other))
            .as(box + " and " + other)
            .isTrue();
      }
      for (Route route : layout.routes()) {
        assertPasses(layout, route, box);
      }
    }
  }

  private static Box box(String id) {
    return new Box(id, 100, 50, 0);
  }

  private static void assertInside(Layout layout, Box box) {
    Point place = layout.place(box.id());
    assertThat(place.x()).isBetween(0.0, layout.width() - box.width() + TOLERANCE);
    assertThat(place.y()).isBetween(0.0, layout.height() - box.height() + TOLERANCE);
  }

  private static boolean apart(Layout layout, Box one, Box other) {
    Point a = layout.place(one.id());
    Point b = layout.place(other.id());
    return a.x() + one.width() <= b.x()
        || b.x() + other.width() <= a.x()
        || a.y() + one.height() <= b.y() + TOLERANCE
        || b.y() + other.height() <= a.y() + TOLERANCE;
  }

  /** Straight parts run above or below the box; free parts are where no box is. */
  private static void assertPasses(Layout layout, Route route, Box box) {
    Point place = layout.place(box.id());
    List<Point> points = route.points();
    assertThat(points.size() % 2).isEqualTo(1);
    for (int i = 1; i < points.size(); i++) {
      Point from = points.get(i - 1);
      Point to = points.get(i);
      boolean beside = to.x() <= place.x() || from.x() >= place.x() + box.width();
      boolean clear = from.y() < place.y() || from.y() > place.y() + box.height();
      assertThat(beside || (i % 2 == 1 && clear)).as(route + " through " + box).isTrue();
    }
  }
}
