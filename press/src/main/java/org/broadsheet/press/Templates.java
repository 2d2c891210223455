package org.broadsheet.press;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;

/** The compiled templates. Every text that they are given goes out escaped for where it stands. */
final class Templates {
  private final TemplateEngine engine =
      TemplateEngine.createPrecompiled(
          null,
          ContentType.Html,
          Templates.class.getClassLoader(),
          "org.broadsheet.press.template");

  byte[] render(String template, Object view) {
    var out = new Utf8ByteOutput(32 * 1024);
    engine.render(template + ".jte", view, out);
    return out.toByteArray();
  }
}
