package compose.orchestrator.bundle;

import compose.orchestrator.model.Project;
import java.nio.file.Path;
import java.util.List;

/**
 * What is to be saved.
 *
 * @param project the project
 * @param sources every file that it was read from, absolute
 * @param profiles active profiles
 * @param services services whose data is meant; none means all
 * @param images whether images that a registry knows are saved too; others always are
 * @param live whether services go on while their data is copied
 * @param created the present, as RFC 3339
 */
public record BackupRequest(
    Project project,
    List<Path> sources,
    List<String> profiles,
    List<String> services,
    boolean images,
    boolean live,
    String created) {}
