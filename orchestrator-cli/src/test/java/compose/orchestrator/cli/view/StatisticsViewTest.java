package compose.orchestrator.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import compose.orchestrator.cli.view.StatisticsView.Row;
import compose.orchestrator.engine.ContainerStatistics;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatisticsViewTest {

  private static final List<Row> ROWS =
      List.of(
          new Row(
              Containers.two().getFirst(),
              new ContainerStatistics(
                  12.345, 1_572_864, 8_200_000_000L, 1_050, 0, 12_345_678, 999, 3)));

  @Test
  void sizesAndPercentsAreWrittenAsDockerWritesThem() {
    String columns =
        new StatisticsView(false)
            .text(
                ROWS, "{{.CPUPerc}}|{{.MemUsage}}|{{.MemPerc}}|{{.NetIO}}|{{.BlockIO}}|{{.PIDs}}");
    assertThat(columns).isEqualTo("12.35%|1.5MiB / 7.637GiB|0.02%|1.05kB / 0B|12.3MB / 999B|3\n");
  }

  @Test
  void columnsHaveTheirUsualHeadings() {
    assertThat(new StatisticsView(false).text(ROWS, "table").lines().findFirst().orElse(""))
        .startsWith("CONTAINER ID")
        .endsWith("BLOCK I/O       PIDS");
    assertThat(new StatisticsView(false).text(ROWS, "table {{.CPUPerc}}\t{{.BlockIO}}"))
        .startsWith("CPU %     BLOCK I/O\n12.35%    ");
  }
}
