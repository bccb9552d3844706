package compose.orchestrator.cli.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import compose.orchestrator.diagnostic.UsageException;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContainerViewTest {

  private static final ContainerView SHORT =
      new ContainerView(Containers.NOW, () -> ZoneOffset.UTC, false);

  @Test
  void tableHasDockerComposesColumns() {
    Golden.check("containers.txt", SHORT.table(Containers.two()));
  }

  @Test
  void tableWithoutContainersHasItsHeader() {
    Golden.check("no-containers.txt", SHORT.table(List.of()));
  }

  @Test
  void jsonHasDockerComposesKeysOneObjectALine() {
    Golden.check("containers.json", SHORT.json(Containers.two()));
  }

  @Test
  void nothingIsShortenedWhereTheWholeIsWanted() {
    var whole = new ContainerView(Containers.NOW, () -> ZoneOffset.ofHours(2), true);
    Golden.check("containers-whole.json", whole.json(Containers.two()));
  }

  @Test
  void templateShowsFieldsAndTheirHeadings() {
    assertThat(SHORT.template(Containers.two(), "{{.Name}}\\t{{ .ExitCode }}!"))
        .isEqualTo("shop-web-1\t0!\nshop-job-1\t3!\n");
    assertThat(SHORT.template(Containers.two(), "table {{.Service}}\\t{{.ID}}"))
        .isEqualTo(
            """
            SERVICE   CONTAINER ID
            web       0123456789ab
            job       f123456789ab
            """);
  }

  @Test
  void templateShowsLabelsAndTextInOtherLetters() {
    assertThat(
            SHORT.template(
                Containers.two(), "{{.Label \"note\"}} {{upper .State}} {{len .Service}}"))
        .startsWith("a<b RUNNING 3\n");
    assertThat(SHORT.template(Containers.two(), "table {{lower .Service}}\\t{{.Label \"a.note\"}}"))
        .startsWith("service   note\nweb ");
    assertThatThrownBy(() -> SHORT.template(Containers.two(), "{{.Label note}}"))
        .isInstanceOf(UsageException.class);
  }

  @Test
  void templateWithAnUnknownFieldIsRefused() {
    assertThatThrownBy(() -> SHORT.template(Containers.two(), "{{.Nam}}"))
        .isInstanceOf(UsageException.class)
        .hasMessage("template: there is no field Nam");
  }

  @Test
  void projectsTellHowManyContainersAreInWhichState() {
    var view = new ProjectView(Containers.two());
    assertThat(view.json())
        .isEqualTo(
            "[{\"Name\":\"shop\",\"Status\":\"exited(1), running(1)\",\"ConfigFiles\":\"N/A\"}]\n");
    assertThat(new ProjectView(List.of()).json()).isEqualTo("[]\n");
  }
}
