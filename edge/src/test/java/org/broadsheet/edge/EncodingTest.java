package org.broadsheet.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class EncodingTest {
  @Test
  void prefersBrotliThenGzip() {
    assertThat(Encoding.negotiate("gzip, deflate, br, zstd", true)).isEqualTo(Encoding.BROTLI);
    assertThat(Encoding.negotiate("gzip, deflate, br", false)).isEqualTo(Encoding.GZIP);
    assertThat(Encoding.negotiate("GZIP;q=0.5", true)).isEqualTo(Encoding.GZIP);
    assertThat(Encoding.negotiate("deflate", true)).isEqualTo(Encoding.IDENTITY);
    assertThat(Encoding.negotiate("", true)).isEqualTo(Encoding.IDENTITY);
  }

  @Test
  void sendsNothingThatIsRefused() {
    assertThat(Encoding.negotiate("br;q=0, gzip", true)).isEqualTo(Encoding.GZIP);
    assertThat(Encoding.negotiate("br; q=0.000, gzip;q=0", true)).isEqualTo(Encoding.IDENTITY);
  }
}
