package compose.orchestrator.bundle;

import compose.orchestrator.diagnostic.Diagnostic;
import java.util.List;

/**
 * What a backup has done.
 *
 * @param manifest what the bundle says about itself
 * @param kept data sets that an interrupted backup had saved already
 * @param findings what is not in the bundle, or may not hold together
 */
public record BackupResult(BundleManifest manifest, List<String> kept, List<Diagnostic> findings) {}
