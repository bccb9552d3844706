package compose.orchestrator.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.Statistics;
import com.github.dockerjava.core.DockerClientConfig;
import compose.orchestrator.engine.ContainerStatistics;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class StatisticsMappingTest {

  private static ContainerStatistics statistics(String json) throws IOException {
    var mapper = DockerClientConfig.getDefaultObjectMapper();
    return new StatisticsMapping(mapper.readValue(json, Statistics.class)).statistics();
  }

  @Test
  void whatTheFirstVersionOfControlGroupsCountsIsAddedUp() throws IOException {
    var found =
        statistics(
            """
            {"pids_stats": {"current": 5},
             "blkio_stats": {"io_service_bytes_recursive": [
               {"major": 8, "minor": 0, "op": "Read", "value": 100},
               {"major": 8, "minor": 0, "op": "Write", "value": 30},
               {"major": 8, "minor": 16, "op": "Read", "value": 1},
               {"major": 8, "minor": 16, "op": "Total", "value": 131}]},
             "cpu_stats": {"cpu_usage": {"total_usage": 1500}, "system_cpu_usage": 20000,
               "online_cpus": 2},
             "precpu_stats": {"cpu_usage": {"total_usage": 500}, "system_cpu_usage": 10000,
               "online_cpus": 2},
             "memory_stats": {"usage": 1000, "limit": 5000,
               "stats": {"inactive_file": 1, "total_inactive_file": 400}},
             "networks": {"eth0": {"rx_bytes": 10, "tx_bytes": 20},
               "eth1": {"rx_bytes": 1, "tx_bytes": 2}}}
            """);
    assertThat(found).isEqualTo(new ContainerStatistics(20, 600, 5000, 11, 22, 101, 30, 5));
  }

  @Test
  void whatTheSecondVersionOfControlGroupsCallsOtherwiseCountsToo() throws IOException {
    var found =
        statistics(
            """
            {"blkio_stats": {"io_service_bytes_recursive": [
               {"major": 8, "minor": 0, "op": "read", "value": 7},
               {"major": 8, "minor": 0, "op": "write", "value": 8}]},
             "memory_stats": {"usage": 1000, "limit": 5000, "stats": {"inactive_file": 100}}}
            """);
    assertThat(found).isEqualTo(new ContainerStatistics(0, 900, 5000, 0, 0, 7, 8, 0));
  }

  @Test
  void aContainerThatDoesNotRunUsesNothing() throws IOException {
    var found =
        statistics(
            """
            {"pids_stats": {}, "blkio_stats": {"io_service_bytes_recursive": null},
             "cpu_stats": {"cpu_usage": {"total_usage": 0}},
             "precpu_stats": {"cpu_usage": {"total_usage": 0}}, "memory_stats": {}}
            """);
    assertThat(found).isEqualTo(new ContainerStatistics(0, 0, 0, 0, 0, 0, 0, 0));
  }
}
