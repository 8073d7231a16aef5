package weir.executor;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import weir.module.Controller.HttpCall;
import weir.module.Controller.HttpReply;

/** HTTP from the control machine. Redirects are reported, not followed. */
public final class Web {

  /** Sends a request and waits for what comes back; failures are told in the reply. */
  public HttpReply send(HttpCall call) {
    try (HttpClient client = client(call)) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(call.url()))
              .timeout(call.timeout())
              .method(
                  call.method(),
                  call.body() == null
                      ? HttpRequest.BodyPublishers.noBody()
                      : HttpRequest.BodyPublishers.ofString(call.body()));
      call.headers().forEach(request::header);
      HttpResponse<String> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      Map<String, String> headers = new LinkedHashMap<>();
      response
          .headers()
          .map()
          .forEach((name, values) -> headers.put(name, String.join(", ", values)));
      return new HttpReply(
          response.statusCode(), headers, response.body(), response.uri().toString(), null);
    } catch (IOException | IllegalArgumentException e) {
      return new HttpReply(-1, Map.of(), "", call.url(), WebReason.of(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new HttpReply(-1, Map.of(), "", call.url(), "interrupted");
    }
  }

  private static HttpClient client(HttpCall call) {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(call.timeout())
            .followRedirects(HttpClient.Redirect.NEVER);
    if (!call.verifyTls()) {
      builder.sslContext(trustingAll());
    }
    return builder.build();
  }

  private static SSLContext trustingAll() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new TrustAll()}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("No TLS in this Java. This is a bug in Weir.", e);
    }
  }

  /** What {@code validate_certs: false} asks for. */
  private static final class TrustAll extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, @Nullable Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, @Nullable Socket socket) {}

    @Override
    public void checkClientTrusted(
        X509Certificate[] chain, String type, javax.net.ssl.@Nullable SSLEngine engine) {}

    @Override
    public void checkServerTrusted(
        X509Certificate[] chain, String type, javax.net.ssl.@Nullable SSLEngine engine) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
