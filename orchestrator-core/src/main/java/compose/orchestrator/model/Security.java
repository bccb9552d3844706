package compose.orchestrator.model;

import compose.orchestrator.yaml.Attributes;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a container may do.
 *
 * @param privileged whether it has all rights of the host
 * @param capAdd capabilities given
 * @param capDrop capabilities taken
 * @param securityOptions options of the security modules
 * @param readOnly whether its root file system cannot be written to
 * @param sysctls kernel parameters
 * @param credentialSpec Windows service account, or null
 * @param useApiSocket whether it gets the engine's socket and credentials
 */
public record Security(
    boolean privileged,
    List<String> capAdd,
    List<String> capDrop,
    List<String> securityOptions,
    boolean readOnly,
    Map<String, String> sysctls,
    @Nullable CredentialSpec credentialSpec,
    boolean useApiSocket) {

  static Security ofHook(boolean privileged) {
    return new Security(privileged, List.of(), List.of(), List.of(), false, Map.of(), null, false);
  }

  static Security decode(Attributes a) {
    return new Security(
        a.isTrue("privileged"),
        a.strings("cap_add"),
        a.strings("cap_drop"),
        a.strings("security_opt"),
        a.isTrue("read_only"),
        a.texts("sysctls"),
        a.object("credential_spec", CredentialSpec::decode),
        a.isTrue("use_api_socket"));
  }
}
