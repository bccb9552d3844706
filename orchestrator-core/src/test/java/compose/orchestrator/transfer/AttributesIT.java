package compose.orchestrator.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Extended attributes, capabilities and access lists of what is transferred. */
final class AttributesIT extends TwoVolumes {

  /** An access list beside a mode, a capability beside an owner who is none on either host. */
  private static final String FURTHER =
      """
      import os, struct
      entry = lambda tag, rights, who=0xffffffff: struct.pack('<HHI', tag, rights, who)
      acl = struct.pack('<I', 2) + entry(1, 6) + entry(2, 4, 4711) + entry(4, 4) + entry(16, 4) + entry(32, 0)
      capability = struct.pack('<IIIII', 0x02000001, 1 << 10, 0, 0, 0)
      os.mkdir('a b\\n"c'); os.setxattr('a b\\n"c', 'user.folder', b'1')
      for name in (b'listed', b'able', b'user\\xff', b'a b\\n"c/both', b'none'): open(name, 'w').write('x')
      os.setxattr('listed', 'system.posix_acl_access', acl)
      for name in ('able', 'a b\\n"c/both'):
          os.chown(name, 100000, 100001); os.setxattr(name, 'security.capability', capability)
      os.setxattr(b'user\\xff', 'user.text', b'a=b\\n12 c'); os.setxattr('a b\\n"c/both', 'user.z', b'1' * 900)
      os.link('able', 'linked')
      """;

  private static String set(String name, String attribute) {
    return "import os; os.setxattr(" + name + ", '" + attribute + "', b'other')";
  }

  @Test
  void attributesThatDifferAreFoundAndPutRight() {
    python(source, FURTHER);
    send();
    assertThat(verification().differences()).isEmpty();
    assertThat(python(target, ATTRIBUTES))
        .isEqualTo(python(source, ATTRIBUTES))
        .contains("security.capability", "posix_acl_access");
    python(
        target,
        set("b'user\\xff'", "user.text") + "; os.removexattr('able', 'security.capability')");
    python(
        target,
        set("'none'", "user.more") + "; os.removexattr('listed', 'system.posix_acl_access')");
    assertThat(send().files()).as("nobody has looked at them").isZero();
    assertThat(verification().differences())
        .hasToString(
            "[./able: attributes, ./linked: attributes, ./listed: attributes, ./none: attributes,"
                + " ./user\\377: attributes]");
    send();
    assertThat(verification().differences()).isEmpty();
    assertThat(python(target, ATTRIBUTES)).isEqualTo(python(source, ATTRIBUTES));
  }

  @Test
  void attributeThatChangesLateIsSent() {
    python(source, FURTHER);
    var transfer = new Transfer(source, target, 0, TransferListener.NONE);
    transfer.run();
    assertThat(transfer.verify().isEqual()).isTrue();
    transfer.arm();
    python(source, set("'none'", "user.more"));
    python(source, set("'a b\\n\"c'", "user.folder"));
    assertThat(transfer.sendRest()).isPositive();
    assertThat(transfer.verifyRest().differences()).isEmpty();
    assertThat(python(target, ATTRIBUTES)).isEqualTo(python(source, ATTRIBUTES)).contains("other");
    python(target, set("'none'", "user.late"));
    assertThat(transfer.verifyRest().differences()).hasToString("[./none: attributes]");
  }
}
