package weir.executor;

import java.net.ConnectException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import org.jspecify.annotations.Nullable;

/** Why no answer came from the web, in words for a person. */
final class WebReason {
  private WebReason() {}

  static String of(Exception failure) {
    for (@Nullable Throwable each = failure; each != null; each = each.getCause()) {
      String known = known(each);
      if (!known.isEmpty()) {
        return known;
      }
    }
    String message = failure.getMessage();
    return message != null
        ? message
        : failure instanceof ConnectException
            ? "connection refused"
            : failure.getClass().getSimpleName();
  }

  private static String known(Throwable each) {
    return switch (each) {
      case UnresolvedAddressException _ -> "there is no such host name";
      case CertificateExpiredException _ ->
          "its certificate has expired (%s)".formatted(said(each));
      case CertificateNotYetValidException _ ->
          "its certificate is not valid yet (%s)".formatted(said(each));
      case CertPathBuilderException _ -> "its certificate is signed by nobody trusted here";
      case CertificateException _
          when said(each).startsWith("No name") || said(each).startsWith("No subject") ->
          "its certificate is for another name (%s)".formatted(said(each));
      default -> "";
    };
  }

  private static String said(Throwable each) {
    String message = each.getMessage();
    return message == null ? "" : message;
  }
}
