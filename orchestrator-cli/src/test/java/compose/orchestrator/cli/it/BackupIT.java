package compose.orchestrator.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What backup has saved, restore brings back, or says why it does not. */
@Timeout(300)
final class BackupIT {

  private static final String COMPOSE =
      """
      services:
        app:
          image: python:3
          init: true
          command: sleep 1000
          environment: [GREETING]
          env_file: app.env
          secrets: [password]
          volumes:
            - data:/data
            - ./files:/files
            - ./app.conf:/etc/app.conf:ro
        idle:
          image: python:3
          init: true
          command: sleep 1000
          profiles: [more]
          volumes: ["data:/data:ro"]
      volumes:
        data: {labels: {kind: precious}}
      secrets:
        password: {file: ./password.txt}
      """;

  private static final String FILL =
      """
      import os, struct
      for folder in ('/data', '/files'):
          os.chdir(folder); os.makedirs('deep/er')
          for name in (b'line\\nbreak', b'not\\xff\\xfeutf8', b'deep/er/file'):
              open(name, 'wb').write(name * 100)
          os.link('deep/er/file', 'linked'); os.symlink('nowhere', 'dangling'); os.mkfifo('pipe')
          os.chown('linked', 4711, 4712); os.chmod('linked', 0o640)
          with open('sparse', 'wb') as f: f.seek(20_000_000); f.write(b'end')
          os.utime('linked', ns=(1, 1_234_567_890_123_456_789)); os.chmod('.', 0o751)
          os.setxattr('linked', 'user.kept', b'yes')
          os.setxattr('sparse', 'security.capability', struct.pack('<IIIII', 0x02000001, 1 << 10, 0, 0, 0))
          entries = ((1, 7, -1), (2, 4, 4711), (4, 0, -1), (16, 4, -1), (32, 0, -1))
          acl = b''.join(struct.pack('<HHI', tag, rights, who & 0xffffffff) for tag, rights, who in entries)
          os.setxattr('deep', 'system.posix_acl_access', struct.pack('<I', 2) + acl)
      """;

  private static final String TELL =
      """
      import hashlib, os
      for top in ('/data', '/files'):
          for folder, folders, files in sorted(os.walk(top.encode())):
              for name in [b'.'] + sorted(folders + files):
                  path = os.path.join(folder, name); s = os.lstat(path)
                  known = s.st_mode & 0o170000 == 0o100000
                  digest = hashlib.sha256(open(path, 'rb').read()).hexdigest() if known else ''
                  attributes = {} if os.path.islink(path) else {
                      key: os.getxattr(path, key) for key in sorted(os.listxattr(path))}
                  print(path, oct(s.st_mode), s.st_uid, s.st_gid, s.st_mtime_ns, s.st_nlink, digest, attributes)
      """;

  @TempDir private Path backups;

  private static TestProject project() {
    var project = new TestProject(COMPOSE);
    project.write("app.env", "FROM_FILE=1\n");
    project.write(".env", "GREETING=hello\n");
    project.write("app.conf", "conf\n");
    project.write("password.txt", "secret\n");
    project.write("files/.keep", "");
    return project;
  }

  private static String tell(Shell shell) {
    return shell.orchestrator("exec", "-T", "app", "python3", "-c", TELL).succeeded().out();
  }

  private static void fill(TestProject project) {
    project.run("exec", "-T", "app", "python3", "-c", FILL).succeeded();
  }

  private String file(String name) {
    return backups.resolve(name).toString();
  }

  @Test
  void restoredProjectIsWhatItWas() throws IOException {
    try (TestProject project = project()) {
      project.run("up", "-d").succeeded();
      fill(project);
      String before = tell(project.shell);
      String config = project.run("config").succeeded().out();
      Shell.Result backup = project.run("backup", "--to", file("b.tar")).succeeded();
      assertThat(backup.out()).contains(project.name, "5 project files", "2 volumes and folders");
      assertThat(project.inspect("app", "{{.State.Running}}")).isEqualTo("true");
      assertThat(project.run("backup", "verify", file("b.tar")).succeeded().out())
          .isEqualTo(backup.out());
      project.run("down", "-v").succeeded();
      var elsewhere = new Shell(backups, Map.of());
      Shell.Result restore = elsewhere.orchestrator("restore", "b.tar").succeeded();
      Path folder = backups.resolve(project.name);
      assertThat(restore.out())
          .isEqualTo(
              "restored %s to %s; to start it:\n  cd %s && orchestrator up -d\n"
                  .formatted(project.name, folder, folder));
      var restored = new Shell(folder, Map.of());
      assertThat(restored.orchestrator("config").succeeded().out())
          .isEqualTo(config.replace(project.folder.toString(), folder.toString()));
      restored.orchestrator("up", "-d").succeeded();
      assertThat(tell(restored))
          .isEqualTo(before)
          .contains("not\\xff\\xfeutf8", "user.kept", "posix_acl");
      assertThat(
              project.shell.dockerText(
                  "volume", "inspect", "-f", "{{json .Labels}}", project.name + "_data"))
          .contains("\"kind\":\"precious\"", "com.docker.compose.config-hash");
      restored.orchestrator("down", "-v").succeeded();
    }
  }

  @Test
  @Tag("long")
  void dataThatIsThereIsGivenUpOnlyByName() throws IOException {
    try (TestProject project = project()) {
      project.run("up", "-d").succeeded();
      fill(project);
      String before = tell(project.shell);
      project.run("backup", "--to", file("b.tar")).succeeded();
      project.run("exec", "-T", "app", "sh", "-c", "rm /data/linked; touch /data/new").succeeded();
      List<String> restore =
          List.of("--project-directory", project.folder.toString(), "restore", file("b.tar"));
      assertThat(project.run(restore.toArray(String[]::new)).err())
          .contains("the project " + project.name + " runs here");
      project.run("down").succeeded();
      Shell.Result refused = project.run(restore.toArray(String[]::new));
      assertThat(refused.exit()).isEqualTo(1);
      assertThat(refused.err())
          .contains("there is data already in data, ./files; nothing was written");
      var named = new ArrayList<String>(restore);
      named.addAll(List.of("--replace", "data", "--replace", "./files"));
      project.run(named.toArray(String[]::new)).succeeded();
      project.run("up", "-d").succeeded();
      assertThat(tell(project.shell)).isEqualTo(before);
    }
  }

  @Test
  void nothingButABundleIsReplacedAndNothingStopsForARefusedPlace() throws IOException {
    try (TestProject project = project()) {
      project.run("up", "-d").succeeded();
      String compose = Files.readString(project.folder.resolve("compose.yaml"));
      String started = project.inspect("app", "{{.State.StartedAt}}");
      Files.createSymbolicLink(backups.resolve("link"), Path.of("/dev/null"));
      Files.writeString(backups.resolve("own.tar.part"), "mine");
      project.write("data/own", "mine");
      project.shell.run(List.of("tar", "-cf", file("mine.tar"), "data")).succeeded();
      refused(project, file("mine.tar"), "mine.tar is there already, and is no bundle");
      refused(project, "compose.yaml", "compose.yaml is there already, and is no bundle");
      refused(project, "/dev/full", "/dev/full is there already");
      refused(project, file("link"), "link is there already");
      refused(project, file("own.tar"), "own.tar.part is there already");
      refused(project, file("none/b.tar"), "there is no folder " + backups.resolve("none"));
      refused(project, "files/b.tar", "which is saved itself");
      assertThat(project.folder.resolve("compose.yaml")).hasContent(compose);
      assertThat(backups.resolve("own.tar.part")).hasContent("mine");
      assertThat(project.inspect("app", "{{.State.StartedAt}}")).isEqualTo(started);
    }
  }

  private static void refused(TestProject project, String to, String why) {
    Shell.Result backup = project.run("backup", "--to", to);
    assertThat(backup.exit()).as(to).isEqualTo(1);
    assertThat(backup.err()).as(to).contains(why);
  }

  @Test
  void folderOfACopyMeansTheCopyWhateverNameItsFileGives() throws IOException {
    try (var project =
        new TestProject("services: {a: {image: busybox, volumes: [\"data:/d\"]}}\n")) {
      String compose = Files.readString(project.folder.resolve("compose.yaml"));
      String name = project.name + "copy";
      project.write(
          "compose.yaml", "name: " + project.name + "\n" + compose + "volumes: {data: {}}\n");
      project.write(".env", "A=b");
      project.run("create").succeeded();
      project.run("backup", "--to", file("b.tar")).succeeded();
      var elsewhere = new Shell(backups, Map.of());
      elsewhere.orchestrator("restore", "b.tar", "--as", name).succeeded();
      elsewhere.orchestrator("restore", "b.tar", "--as", name).succeeded();
      var restored = new Shell(backups.resolve(name), Map.of());
      assertThat(restored.orchestrator("config").succeeded().out()).contains("name: " + name);
      restored.orchestrator("down", "-v").succeeded();
      assertThat(project.remains()).hasSize(3);
    }
  }

  @Test
  @Tag("long")
  void restoredUnderAnotherNameStandsBesideTheFirst() throws IOException {
    try (TestProject project = project()) {
      project.run("up", "-d").succeeded();
      fill(project);
      project.run("backup", "--to", backups + "/").succeeded();
      String bundle;
      try (var files = Files.list(backups)) {
        bundle = files.toList().getFirst().toString();
      }
      assertThat(bundle).matches(".*/" + project.name + "-[0-9]{8}T[0-9]{6}Z\\.tar");
      String name = project.name + "copy";
      var elsewhere = new Shell(backups, Map.of());
      elsewhere.orchestrator("restore", bundle, "--as", name).succeeded();
      var restored = new Shell(backups.resolve(name), Map.of());
      restored.orchestrator("up", "-d").succeeded();
      assertThat(tell(restored)).isEqualTo(tell(project.shell));
      restored.orchestrator("down", "-v").succeeded();
    }
  }

  @Test
  @Tag("long")
  void damagedBundleIsToldAndNotRestored() throws IOException {
    try (TestProject project = project()) {
      project.run("up", "-d").succeeded();
      fill(project);
      project.run("backup", "--to", file("b.tar")).succeeded();
      project.run("down", "-v").succeeded();
      byte[] bytes = Files.readAllBytes(backups.resolve("b.tar"));
      bytes[1000] ^= 1;
      Files.write(backups.resolve("b.tar"), bytes);
      for (String[] command :
          new String[][] {{"backup", "verify", "b.tar"}, {"restore", "b.tar"}}) {
        Shell.Result result = new Shell(backups, Map.of()).orchestrator(command);
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).contains("not as written: data/volume-data/00000001.tar.zst");
      }
      assertThat(project.remains()).isEmpty();
      assertThat(backups.resolve(project.name)).doesNotExist();
    }
  }

  @Test
  void backupThatWasCutOffGoesOn() throws IOException {
    try (TestProject project = project()) {
      project.run("up", "-d").succeeded();
      fill(project);
      project.run("stop").succeeded();
      project.run("backup", "--to", file("b.tar")).succeeded();
      Path part = Files.move(backups.resolve("b.tar"), backups.resolve("b.tar.part"));
      try (var channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
        channel.truncate(channel.size() / 2);
      }
      Shell.Result again = project.run("backup", "--to", file("b.tar")).succeeded();
      assertThat(again.err())
          .contains("volume data  kept", "folder files  kept")
          .doesNotContain("volume data  saving");
      assertThat(part).doesNotExist();
      project.run("backup", "verify", file("b.tar")).succeeded();
    }
  }

  @Test
  void interruptedBackupStartsWhatItHasStopped() throws Exception {
    try (TestProject project = project()) {
      Process backup = restingBackup(project);
      new ProcessBuilder("kill", "-INT", Long.toString(backup.pid())).start().waitFor();
      assertThat(backup.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(backup.exitValue()).isNotZero();
      assertThat(project.inspect("app", "{{.State.Status}}")).isEqualTo("running");
      assertThat(backups.resolve("b.tar")).doesNotExist();
      assertThat(helpers(project)).isEmpty();
    }
  }

  @Test
  @Tag("long")
  void whatAKilledBackupHasStoppedIsStartedByResume() throws Exception {
    try (TestProject project = project()) {
      restingBackup(project).destroyForcibly().waitFor();
      assertThat(project.inspect("app", "{{.State.Status}}")).isEqualTo("exited");
      String err = project.run("resume").succeeded().err();
      assertThat(project.inspect("app", "{{.State.Status}}")).isEqualTo("running");
      assertThat(err.indexOf("app-1  Started"))
          .as("services serve while the data is read ahead: " + err)
          .isBetween(0, err.indexOf("volume data  reading"));
    }
  }

  /** A backup that has just stopped the service, which left seconds of zeros to read. */
  private Process restingBackup(TestProject project) throws Exception {
    String writing =
        """
        services:
          app:
            command: sh -c "trap 'truncate -s 2G /data/large; exit' TERM; sleep 1000 & wait"
        """;
    project.write("compose.override.yaml", writing);
    project.run("up", "-d").succeeded();
    Process backup = project.shell.startOrchestrator("backup", "--to", file("b.tar"));
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!project.inspect("app", "{{.State.Status}}").equals("exited")) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      Thread.sleep(50);
    }
    return backup;
  }

  @Test
  @Tag("long")
  void killedBackupLeavesNoHelper() throws Exception {
    try (TestProject project = project()) {
      project.run("up", "-d").succeeded();
      Process backup = project.shell.startOrchestrator("backup", "--live", "--to", file("b.tar"));
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
      while (helpers(project).isEmpty()) {
        assertThat(System.nanoTime()).isLessThan(deadline);
        Thread.sleep(20);
      }
      backup.destroyForcibly().waitFor();
      while (!runningHelpers(project).isEmpty()) {
        assertThat(System.nanoTime()).isLessThan(deadline);
        Thread.sleep(50);
      }
      project.run("backup", "--live", "--to", file("again.tar")).succeeded();
      assertThat(helpers(project)).isEmpty();
    }
  }

  private static String runningHelpers(TestProject project) {
    String label = "label=compose.orchestrator.helper=volume " + project.name + "_data";
    return project.shell.dockerText("ps", "-q", "--filter", label);
  }

  private static String helpers(TestProject project) {
    return project.shell.dockerText(
        "ps",
        "-aq",
        "--filter",
        "label=compose.orchestrator.helper=volume " + project.name + "_data");
  }

  @Test
  void liveBackupStopsNothingAndWarnsOfWhatChanged() throws IOException {
    try (TestProject project = project()) {
      project.run("up", "-d").succeeded();
      String started = project.inspect("app", "{{.State.StartedAt}}");
      String write = "while :; do date >> /data/log; sleep 0.01; done";
      project.run("exec", "-d", "app", "sh", "-c", write).succeeded();
      Shell.Result backup = project.run("backup", "--live", "--to", file("b.tar")).succeeded();
      assertThat(backup.err()).contains("volume data changed while it was copied");
      assertThat(project.inspect("app", "{{.State.StartedAt}}")).isEqualTo(started);
    }
  }

  @Test
  void dataThatIsNotSavedIsNamed() {
    try (var project =
        new TestProject(
            """
            services:
              app:
                image: busybox
                volumes: ["/anonymous", "/tmp:/outside"]
            """)) {
      assertThat(project.run("backup", "--to", file("b.tar")).succeeded().err())
          .contains("the anonymous volume at /anonymous is not saved", "/tmp, which is outside");
      assertThat(project.run("backup", "nobody").err()).contains("no such service: nobody");
    }
  }
}
