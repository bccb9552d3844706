package compose.orchestrator.cli.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.docker.compose.core.RunningService;
import org.springframework.boot.docker.compose.lifecycle.DockerComposeServicesReadyEvent;
import org.springframework.context.ApplicationListener;

/** A Spring Boot application that talks to the services it was given, and ends. */
final class SpringApplicationWithServices
    implements ApplicationListener<DockerComposeServicesReadyEvent> {

  private SpringApplicationWithServices() {}

  /** Starts; what Spring Boot started with it is stopped when the process ends. */
  public static void main(String[] arguments) {
    var application = new SpringApplication(Configuration.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    application.addListeners(new SpringApplicationWithServices());
    application.run(arguments);
  }

  @Override
  public void onApplicationEvent(DockerComposeServicesReadyEvent ready) {
    for (RunningService service : ready.getRunningServices()) {
      List<Integer> ports = service.ports().getAll();
      System.out.println(service.name() + " " + service.image() + " " + ports);
      ports.forEach(port -> System.out.println(answer(service.host(), port)));
    }
  }

  /** What a Redis says. */
  private static String answer(String host, int port) {
    try (var socket = new Socket(host, port);
        InputStream input = socket.getInputStream()) {
      socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
      return new String(input.readNBytes(5), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Has nothing of its own. */
  static final class Configuration {}
}
