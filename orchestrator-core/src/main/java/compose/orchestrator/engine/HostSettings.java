package compose.orchestrator.engine;

import compose.orchestrator.model.Logging;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the engine runs a container (HostConfig).
 *
 * @param limits what it may use
 * @param rights what it may do
 * @param namespaces which namespaces it shares
 * @param names what names mean inside
 * @param storage what was asked to be mounted
 * @param networkMode as asked for
 * @param portBindings ports as asked for, by PORT/PROTOCOL
 * @param restartPolicy no, always, unless-stopped, on-failure or on-failure:N
 * @param logging log driver and options in force
 * @param annotations annotations for the runtime
 * @param init whether an init runs, or null
 * @param groupAdd further groups
 */
public record HostSettings(
    HostLimits limits,
    HostRights rights,
    HostNamespaces namespaces,
    HostNames names,
    HostStorage storage,
    String networkMode,
    Map<String, List<HostBinding>> portBindings,
    String restartPolicy,
    Logging logging,
    Map<String, String> annotations,
    @Nullable Boolean init,
    List<String> groupAdd) {}
