import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.ConstantPoolSharingOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;

/**
 * Copies a jar whose classes are in a format so old that the JVM refuses to keep them in a cache:
 * the copies are in a younger format, with the stack maps that it demands.
 */
final class ModernJar {

  private static final int JAVA_17 = 61;

  private ModernJar() {}

  static void write(Path from, Path to) throws IOException {
    try (var classes = new URLClassLoader(new URL[] {from.toUri().toURL()});
        var in = new JarInputStream(Files.newInputStream(from));
        var out = new JarOutputStream(Files.newOutputStream(to), in.getManifest())) {
      ClassFile format = format(classes);
      for (JarEntry entry = in.getNextJarEntry(); entry != null; entry = in.getNextJarEntry()) {
        byte[] bytes = in.readAllBytes();
        String name = entry.getName();
        boolean old = name.endsWith(".class") && !name.endsWith("-info.class");
        var copy = new JarEntry(name);
        copy.setTime(entry.getTime());
        out.putNextEntry(copy);
        out.write(old ? modern(format, bytes) : bytes);
      }
    }
  }

  /**
   * A new constant pool makes sure that the code is written anew: methods copied as they are would
   * get no stack maps. Those in turn depend on which class extends which.
   */
  private static ClassFile format(ClassLoader classes) {
    return ClassFile.of(
        StackMapsOption.GENERATE_STACK_MAPS,
        ConstantPoolSharingOption.NEW_POOL,
        ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(classes)));
  }

  private static byte[] modern(ClassFile format, byte[] bytes) {
    return format.transformClass(
        format.parse(bytes),
        ClassTransform.dropping(ClassFileVersion.class::isInstance)
            .andThen(ClassTransform.endHandler(all -> all.with(ClassFileVersion.of(JAVA_17, 0)))));
  }
}
