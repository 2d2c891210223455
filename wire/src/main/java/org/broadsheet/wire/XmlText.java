package org.broadsheet.wire;

/** Text as XML 1.0 can hold it (section 2.2): characters that it cannot represent are left out. */
final class XmlText {
  private XmlText() {}

  static String of(String text) {
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (!isAllowed(c)) {
        return text.codePoints()
            .filter(XmlText::isAllowed)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
      }
      i += Character.charCount(c);
    }
    return text;
  }

  private static boolean isAllowed(int c) {
    return c == 0x9
        || c == 0xa
        || c == 0xd
        || c >= 0x20 && c <= 0xd7ff
        || c >= 0xe000 && c <= 0xfffd
        || c >= 0x10000;
  }
}
