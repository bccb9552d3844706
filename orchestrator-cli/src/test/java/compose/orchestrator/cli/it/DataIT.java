package compose.orchestrator.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Data outlives every change of its container, and is given up only where it is named. */
final class DataIT {

  private static final String PROJECT =
      """
      services:
        store:
          image: busybox
          init: true
          command: [sleep, "1000"]
          volumes: ["data:/data", /scratch]
      volumes: {data: {labels: {tier: first}}}
      """;

  private static void write(TestProject project) {
    project
        .run("exec", "-T", "store", "sh", "-c", "echo kept | tee /data/mark /scratch/mark")
        .succeeded();
  }

  private static String found(TestProject project) {
    return project.run("exec", "-T", "store", "sh", "-c", "ls /data /scratch").succeeded().out();
  }

  @Test
  void aReplacedContainerKeepsItsNameAndItsVolumesUnlessTold() {
    try (var project = new TestProject(PROJECT)) {
      project.run("up", "-d").succeeded();
      write(project);
      String first = project.inspect("store", "{{.Id}}");
      project.write("compose.yaml", PROJECT.replace("1000", "1001"));
      project.run("up", "-d").succeeded();
      assertThat(project.inspect("store", "{{.Id}}")).isNotEqualTo(first);
      assertThat(found(project)).isEqualTo("/data:\nmark\n\n/scratch:\nmark\n");
      project.run("up", "-d", "--renew-anon-volumes").succeeded();
      assertThat(found(project)).isEqualTo("/data:\nmark\n\n/scratch:\n");
    }
  }

  @Test
  void whoSaysYesToAllHasNotGivenUpAVolume() {
    try (var project = new TestProject(PROJECT)) {
      project.run("up", "-d").succeeded();
      write(project);
      project.write("compose.yaml", PROJECT.replace("first", "second"));
      Shell.Result kept = project.run("up", "-d", "-y").succeeded();
      assertThat(kept.err()).contains("volumes.data.labels.tier");
      assertThat(found(project)).contains("/data:\nmark\n");
      project.run("up", "-d", "-y", "--recreate-volume", "data").succeeded();
      assertThat(found(project)).startsWith("/data:\n\n");
    }
  }
}
