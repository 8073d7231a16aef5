package weir.executor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

/** What a person is told when no answer comes from the web. */
final class WebReasonTest {
  private static String of(Throwable cause) {
    return WebReason.of(new SSLHandshakeException("PKIX something", cause));
  }

  @Test
  void saysWhatIsWrongWithACertificate() {
    assertEquals(
        "its certificate is signed by nobody trusted here",
        of(new IOException(new CertPathBuilderException("unable to find"))));
    assertEquals(
        "its certificate has expired (NotAfter: today)",
        of(new CertificateExpiredException("NotAfter: today")));
    assertEquals(
        "its certificate is for another name (No name matching a found)",
        of(new CertificateException("No name matching a found")));
    assertEquals("PKIX something", of(new CertificateException("something else")));
  }

  @Test
  void saysWhoIsNotThere() {
    assertEquals("connection refused", WebReason.of(new ConnectException()));
    assertEquals(
        "there is no such host name",
        WebReason.of(new IOException(new UnresolvedAddressException())));
    assertEquals("Connection reset", WebReason.of(new IOException("Connection reset")));
  }
}
