package compose.orchestrator.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Programs in containers on the user's terminal. */
final class TerminalIT {

  private static final String LEAVE = "\u0010\u0011";

  private static final TestProject PROJECT =
      new TestProject(
          """
          services:
            web:
              image: busybox
              init: true
              command: sh -c 'while :; do echo tick; sleep 1; done'
              develop: {watch: [{path: src, target: /src, action: sync}]}
            shell: {image: busybox, command: sh, stdin_open: true, tty: true}
          """);

  @BeforeAll
  static void up() {
    PROJECT.run("up", "-d").succeeded();
  }

  @AfterAll
  static void down() {
    PROJECT.close();
  }

  /** Says afterwards whether the terminal is as it was. */
  private static Terminal terminal(String... arguments) {
    return terminal(PROJECT.shell, "", arguments);
  }

  private static Terminal terminal(Shell shell, String before, String... arguments) {
    String call = String.join(" ", Shell.orchestratorCommand(arguments));
    String line =
        "before=$(stty -g); "
            + before
            + call
            + "; code=$?; [ \"$before\" = \"$(stty -g)\" ] && echo restored; exit $code";
    return new Terminal(shell, 33, 101, line);
  }

  @Test
  void execOnATerminalHasItsSizeFollowsItAndPassesKeysOn() {
    String resizing =
        "(until [ -e larger ]; do sleep 0.1; done; stty rows 40 cols 120 </dev/tty) & ";
    try (Terminal terminal = terminal(PROJECT.shell, resizing, "exec", "web", "sh")) {
      terminal.expect("/ # ").type("stty size; cat\r").expect("33 101");
      PROJECT.write("larger", "");
      terminal.type("\u0003").expect("^C").expect("/ # ");
      terminal.type("until stty size | grep 40; do sleep 0.1; done; exit 7\r").expect("40 120");
      assertThat(terminal.end()).as(terminal.toString()).isEqualTo(7);
      terminal.expect("restored");
    }
  }

  @Test
  void whoLeavesACommandIsToldSo() {
    try (Terminal terminal = terminal("exec", "web", "sh")) {
      terminal.expect("/ # ").type(LEAVE).expect("read escape sequence\r\n").expect("restored");
      assertThat(terminal.end()).isEqualTo(1);
    }
  }

  @Test
  void theKeysToLeaveWithAreThoseOfDockersSettings() {
    PROJECT.write("docker/config.json", "{\"detachKeys\": \"ctrl-e,x\"}");
    Shell shell =
        PROJECT.with(Map.of("DOCKER_CONFIG", PROJECT.folder.resolve("docker").toString()));
    try (Terminal terminal = terminal(shell, "", "exec", "web", "sh")) {
      terminal.expect("/ # ").type(LEAVE + "\u0015echo still\r").expect("\r\nstill\r\n");
      terminal.type("\u0005x").expect("read escape sequence");
      assertThat(terminal.end()).isEqualTo(1);
    }
  }

  @Test
  void runOnATerminalEndsWithItsCommandOrIsLeftRunning() {
    String name = PROJECT.name + "-left";
    try (Terminal terminal = terminal("run", "--rm", "--name", name, "web", "sh")) {
      terminal.expect("/ # ").type(LEAVE).expect("restored");
      assertThat(terminal.end()).isZero();
    }
    assertThat(PROJECT.shell.dockerText("inspect", "-f", "{{.State.Running}}", name))
        .isEqualTo("true");
    PROJECT.shell.docker("rm", "-f", name).succeeded();
    String script = "\"trap 'echo got; exit 9' INT; echo up; while :; do sleep 0.1; done\"";
    try (Terminal terminal = terminal("run", "--rm", "web", "sh", "-c", script)) {
      terminal.expect("up").type("\u0003").expect("got").expect("restored");
      assertThat(terminal.end()).isEqualTo(9);
    }
  }

  @Test
  void attachDrawsAnewAndLeavesTheContainerRunning() {
    try (Terminal terminal = terminal("attach", "--detach-keys=a,b", "shell")) {
      terminal.expect("# ").type("stty size\r").expect("33 101").expect("# ");
      terminal.type("ab").expect("read escape sequence").expect("restored");
      assertThat(terminal.end()).isEqualTo(1);
    }
    assertThat(PROJECT.inspect("shell", "{{.State.Running}}")).isEqualTo("true");
  }

  @Test
  void keysOfAnAttachedUpSwitchTheWatchAndLeave() {
    PROJECT.write("src/page", "1");
    try (Terminal terminal = terminal("up", "web")) {
      terminal.expect("w Enable Watch   d Detach").expect("tick\r\nw Enable");
      terminal.type("w").expect("Watch enabled").expect("w Disable Watch   d Detach");
      terminal.type("w").expect("Watch disabled").expect("w Enable Watch");
      terminal.type("d").expect("restored");
      assertThat(terminal.end()).as(terminal.toString()).isZero();
    }
    assertThat(PROJECT.inspect("web", "{{.State.Running}}")).isEqualTo("true");
  }
}
