package compose.orchestrator.engine.docker;

import compose.orchestrator.engine.AttachRequest;
import compose.orchestrator.engine.ExecRequest;
import compose.orchestrator.engine.ExecTerminal;
import compose.orchestrator.engine.LogRequest;
import compose.orchestrator.engine.OutputSink;
import compose.orchestrator.engine.OutputStreamHandle;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;

/** Output of containers and of commands in them. */
final class ContainerStreams {
  private final EngineTransport transport;
  private final InstantSource clock;

  ContainerStreams(EngineTransport transport, InstantSource clock) {
    this.transport = transport;
    this.clock = clock;
  }

  void logs(String container, LogRequest request, OutputSink output) {
    var query =
        new EngineQuery("/containers/" + EngineQuery.encode(container) + "/logs")
            .flag("stdout", true)
            .flag("stderr", true)
            .flag("follow", request.follow())
            .flag("timestamps", request.timestamps())
            .with("tail", request.tail());
    if (request.since() != null) {
      query.with("since", EngineTime.of(request.since(), clock));
    }
    if (request.until() != null) {
      query.with("until", EngineTime.of(request.until(), clock));
    }
    copy(transport.call(EngineCall.get(query.toString())), request.tty(), output);
  }

  /** Copies until the end. */
  private void copy(EngineResponse response, boolean tty, OutputSink output) {
    try (response) {
      OutputDemultiplexer.copy(response.body(), tty, output);
    } catch (IOException e) {
      throw EngineFailures.lost(transport.address(), e);
    }
  }

  OutputStreamHandle attach(String container, AttachRequest request, OutputSink output) {
    InputStream input = request.input();
    var query =
        new EngineQuery("/containers/" + EngineQuery.encode(container) + "/attach")
            .flag("stream", true)
            .flag("stdin", input != null)
            .flag("stdout", true)
            .flag("stderr", true);
    if (request.detachKeys() != null) {
      query.with("detachKeys", request.detachKeys());
    }
    EngineResponse response = transport.call(EngineCall.hijack(query.toString(), RequestBody.NONE));
    if (input != null) {
      Thread.startVirtualThread(() -> send(input, response));
    }
    Thread reader = Thread.ofVirtual().start(() -> copyQuietly(response, request.tty(), output));
    return new OutputStreamHandle() {
      @Override
      public void join() throws InterruptedException {
        reader.join();
      }

      @Override
      public void close() {
        response.close();
      }
    };
  }

  /** What breaks a followed output is told by the next request to the engine. */
  private static void copyQuietly(EngineResponse response, boolean tty, OutputSink output) {
    try (response) {
      OutputDemultiplexer.copy(response.body(), tty, output);
    } catch (IOException _) {
      // The output ends here, by us or with the engine.
    }
  }

  /** Runs a prepared command; its input, where there is one, is ended when it is used up. */
  void startExec(String exec, ExecRequest request, OutputSink output) {
    String path = "/exec/" + exec + "/start";
    ExecTerminal terminal = request.terminal();
    InputStream input = request.input();
    boolean tty = terminal != null;
    RequestBody body = RequestBody.json("{\"Detach\":false,\"Tty\":" + tty + "}");
    EngineResponse response = transport.call(EngineCall.hijack(path, body));
    if (input != null) {
      Thread.ofVirtual().start(() -> send(input, response));
    }
    if (terminal != null) {
      terminal.started().accept((rows, columns) -> resize("/exec/" + exec, rows, columns));
    }
    copy(response, tty, output);
  }

  /** Changes the size of the terminal of a container or of a command in one. */
  void resize(String owner, int rows, int columns) {
    var query =
        new EngineQuery(owner + "/resize")
            .with("h", Integer.toString(rows))
            .with("w", Integer.toString(columns));
    transport.run(EngineCall.post(query.toString()));
  }

  private static void send(InputStream input, EngineResponse response) {
    try {
      OutputStream target = response.output();
      byte[] buffer = new byte[16 * 1024];
      for (int count = input.read(buffer); count >= 0; count = input.read(buffer)) {
        target.write(buffer, 0, count);
      }
      response.closeOutput();
    } catch (IOException _) {
      // The command has ended and does not read any more; its exit code tells how.
    }
  }
}
