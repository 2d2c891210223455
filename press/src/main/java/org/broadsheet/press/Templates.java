package org.broadsheet.press;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.nio.file.Path;

/** The compiled templates. Every text that they are given goes out escaped for where it stands. */
final class Templates {
  private final TemplateEngine engine;

  /** Our own. */
  Templates() {
    this.engine = builtIn();
  }

  /** Our own, but for those that an operator's folder has in their place. */
  Templates(Path theme, Path cache, String version) {
    TemplateEngine own = Theme.engine(theme, cache, version);
    this.engine = own == null ? builtIn() : own;
  }

  static TemplateEngine builtIn() {
    return TemplateEngine.createPrecompiled(
        null, ContentType.Html, Templates.class.getClassLoader(), "org.broadsheet.press.template");
  }

  byte[] render(String template, Object view) {
    var out = new Utf8ByteOutput(32 * 1024);
    engine.render(template + ".jte", view, out);
    return out.toByteArray();
  }
}
