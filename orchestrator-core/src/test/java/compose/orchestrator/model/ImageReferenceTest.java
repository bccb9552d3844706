package compose.orchestrator.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageReferenceTest {

  @ParameterizedTest
  @CsvSource({
    "nginx, docker.io/library/nginx:latest",
    "nginx:1, docker.io/library/nginx:1",
    "me/app, docker.io/me/app:latest",
    "index.docker.io/library/nginx, docker.io/library/nginx:latest",
    "localhost/app, localhost/app:latest",
    "registry:5000/app, registry:5000/app:latest",
    "registry.example/a/b:2, registry.example/a/b:2",
    "nginx@sha256:ab, docker.io/library/nginx@sha256:ab",
    "registry:5000/app:3@sha256:ab, registry:5000/app@sha256:ab",
  })
  void qualifiedReferenceNamesRegistryFolderAndTagOrDigest(String reference, String qualified) {
    assertThat(ImageReference.qualified(reference)).isEqualTo(qualified);
  }
}
