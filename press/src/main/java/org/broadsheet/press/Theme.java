package org.broadsheet.press;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateException;
import gg.jte.resolve.DirectoryCodeResolver;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.broadsheet.content.Hash;
import org.jspecify.annotations.Nullable;

/**
 * A site's own templates: files of an operator's folder that stand in for ours of the same name.
 * Templates are code and bind each other when they are compiled, so one of them compiles the whole
 * set anew. The result is kept under a name made of everything that it depends on; deleting it
 * costs the next start a second.
 */
final class Theme {
  /** Not that of our own: a class of theirs would be taken for ours. */
  private static final String PACKAGE = "org.broadsheet.theme";

  private static final String ENDING = ".jte";
  private static final String SOURCES = "sources";
  private static final String CLASSES = "classes";

  private Theme() {}

  /**
   * The templates with those of {@code folder} in place of ours; null where it holds none, and then
   * nothing of the compiler is touched. Throws {@link Press.ThemeRefused} where one of them cannot
   * be used.
   */
  static @Nullable TemplateEngine engine(Path folder, Path cache, String version) {
    try {
      Map<String, byte[]> own = templates(folder);
      return own.isEmpty() ? null : engine(folder, own, cache, version);
    } catch (IOException e) {
      throw new Press.ThemeRefused(
          "The theme in " + folder + " cannot be read or compiled into " + cache + ": " + e, e);
    }
  }

  private static TemplateEngine engine(
      Path folder, Map<String, byte[]> own, Path cache, String version) throws IOException {
    Map<String, byte[]> all = ours();
    all.putAll(own);
    Path kept = cache.resolve(name(all, version));
    if (!Files.isDirectory(kept)) {
      Files.createDirectories(cache);
      Path work = Files.createTempDirectory(cache, "making-");
      compile(folder, own, all, work);
      try {
        // Whoever sees the folder sees all of it; what a crash leaves of the other is swept away.
        Files.move(work, kept, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(work, kept);
      }
      sweep(cache, kept);
    }
    return TemplateEngine.createPrecompiled(
        kept.resolve(CLASSES), ContentType.Html, Theme.class.getClassLoader(), PACKAGE);
  }

  private static void compile(
      Path folder, Map<String, byte[]> own, Map<String, byte[]> all, Path work) throws IOException {
    for (var template : all.entrySet()) {
      Path file = work.resolve(SOURCES).resolve(template.getKey());
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      Files.write(file, template.getValue());
    }
    TemplateEngine compiler =
        TemplateEngine.create(
            new DirectoryCodeResolver(work.resolve(SOURCES)),
            work.resolve(CLASSES),
            ContentType.Html,
            Theme.class.getClassLoader(),
            PACKAGE);
    compiler.setTrimControlStructures(true);
    try {
      compiler.precompileAll();
      TemplateEngine built = Templates.builtIn();
      for (String name : own.keySet()) {
        if (built.hasTemplate(name)
            && !compiler.getParamInfo(name).equals(built.getParamInfo(name))) {
          throw new Press.ThemeRefused(
              "The template "
                  + folder.resolve(name)
                  + ", line 1, takes other parameters than the one that it replaces: "
                  + built.getParamInfo(name),
              null);
        }
      }
    } catch (TemplateException e) {
      throw new Press.ThemeRefused(sentence(folder, e), e);
    }
  }

  /** The compiler names template and line first, and the reason further down. */
  private static String sentence(Path folder, TemplateException e) {
    var reasons = new StringBuilder();
    for (Throwable at = e; at != null && reasons.length() < 400; at = at.getCause()) {
      String message = String.valueOf(at.getMessage()).strip().replaceAll("\\s+", " ");
      if (reasons.indexOf(message) < 0) {
        reasons.append(reasons.isEmpty() ? "" : ": ").append(message);
      }
    }
    return "The theme in " + folder + " does not compile: " + reasons;
  }

  /** What the compiled templates depend on, as a name. */
  private static String name(Map<String, byte[]> all, String version) {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes((version + "\n" + Runtime.version() + "\n").getBytes(StandardCharsets.UTF_8));
    all.forEach((name, content) -> {
      bytes.writeBytes((name + " " + content.length + "\n").getBytes(StandardCharsets.UTF_8));
      bytes.writeBytes(content);
    });
    return Hash.of(bytes.toByteArray()).hex().substring(0, 32);
  }

  /** Our own templates: they are packaged as they were written, beside their classes. */
  private static Map<String, byte[]> ours() throws IOException {
    URL one = Objects.requireNonNull(Theme.class.getResource("jte/article.jte"));
    try {
      URI place = one.toURI();
      if (!place.getScheme().equals("jar")) {
        return templates(Objects.requireNonNull(Path.of(place).getParent()));
      }
      try (FileSystem jar = FileSystems.newFileSystem(place, Map.of())) {
        String folder = String.valueOf(Theme.class.getPackageName()).replace('.', '/');
        return templates(jar.getPath("/" + folder + "/jte"));
      }
    } catch (URISyntaxException e) {
      throw new IOException("no place: " + one, e);
    }
  }

  /** Name to content, in the order of names. */
  private static Map<String, byte[]> templates(Path folder) throws IOException {
    var templates = new TreeMap<String, byte[]>();
    if (!Files.isDirectory(folder)) {
      return templates;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> found =
          files
              .filter(file -> file.toString().endsWith(ENDING) && Files.isRegularFile(file))
              .toList();
      for (Path file : found) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        templates.put(name, Files.readAllBytes(file));
      }
    }
    return templates;
  }

  private static void sweep(Path cache, Path kept) throws IOException {
    try (Stream<Path> all = Files.walk(cache)) {
      List<Path> old =
          all.filter(path -> !path.startsWith(kept) && !path.equals(cache))
              .sorted(Comparator.reverseOrder())
              .toList();
      for (Path path : old) {
        Files.deleteIfExists(path);
      }
    }
  }
}
