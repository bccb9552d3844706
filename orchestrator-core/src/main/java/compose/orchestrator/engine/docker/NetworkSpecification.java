package compose.orchestrator.engine.docker;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.github.dockerjava.api.command.CreateNetworkCmd;
import com.github.dockerjava.api.command.CreateNetworkResponse;
import com.github.dockerjava.api.command.DockerCmdSyncExec;
import com.github.dockerjava.api.model.Network.Ipam;
import com.github.dockerjava.core.command.CreateNetworkCmdImpl;
import compose.orchestrator.engine.NetworkRequest;
import compose.orchestrator.model.IpamPool;
import compose.orchestrator.model.Network;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** docker-java's request for a network, with the switch for IPv4 that it lacks. */
final class NetworkSpecification extends CreateNetworkCmdImpl {
  private final @Nullable Boolean enableIpv4;

  NetworkSpecification(
      DockerCmdSyncExec<CreateNetworkCmd, CreateNetworkResponse> execution,
      NetworkRequest request) {
    super(execution);
    Network network = request.network();
    this.enableIpv4 = network.enableIpv4();
    withName(request.name());
    withCheckDuplicate(true);
    withInternal(network.internal());
    withAttachable(network.attachable());
    withLabels(request.labels());
    if (network.driver() != null) {
      withDriver(network.driver());
    }
    if (!network.driverOptions().isEmpty()) {
      withOptions(network.driverOptions());
    }
    if (network.enableIpv6() != null) {
      withEnableIpv6(network.enableIpv6());
    }
    addresses(network.ipam());
  }

  /** What the engine calls EnableIPv4. */
  @JsonProperty("EnableIPv4")
  public @Nullable Boolean enableIpv4() {
    return enableIpv4;
  }

  private void addresses(compose.orchestrator.model.Ipam source) {
    if (source.driver() == null && source.config().isEmpty() && source.options().isEmpty()) {
      return;
    }
    var ipam = new Ipam();
    if (source.driver() != null) {
      ipam.withDriver(source.driver());
    }
    if (!source.config().isEmpty()) {
      ipam.withConfig(pools(source.config()));
    }
    if (!source.options().isEmpty()) {
      ContainerCreation.raw(ipam, "Options", source.options());
    }
    withIpam(ipam);
  }

  private static List<Ipam.Config> pools(List<IpamPool> pools) {
    List<Ipam.Config> all = new ArrayList<>(pools.size());
    for (IpamPool pool : pools) {
      var config = new Ipam.Config();
      if (pool.subnet() != null) {
        config.withSubnet(pool.subnet());
      }
      if (pool.ipRange() != null) {
        config.withIpRange(pool.ipRange());
      }
      if (pool.gateway() != null) {
        config.withGateway(pool.gateway());
      }
      if (!pool.auxiliaryAddresses().isEmpty()) {
        ContainerCreation.raw(config, "AuxiliaryAddresses", pool.auxiliaryAddresses());
      }
      all.add(config);
    }
    return all;
  }
}
