package weir.connection.ssh;

import com.hierynomus.sshj.key.KeyAlgorithm;
import com.hierynomus.sshj.key.KeyAlgorithms;
import com.hierynomus.sshj.transport.cipher.BlockCiphers;
import com.hierynomus.sshj.transport.mac.Macs;
import com.hierynomus.sshj.userauth.keyprovider.OpenSSHKeyV1KeyFile;
import java.util.List;
import net.schmizz.keepalive.KeepAliveProvider;
import net.schmizz.sshj.Config;
import net.schmizz.sshj.ConfigImpl;
import net.schmizz.sshj.common.Factory;
import net.schmizz.sshj.common.LoggerFactory;
import net.schmizz.sshj.common.SecurityUtils;
import net.schmizz.sshj.transport.compression.NoneCompression;
import net.schmizz.sshj.transport.kex.Curve25519SHA256;
import net.schmizz.sshj.transport.kex.ECDHNistP;
import net.schmizz.sshj.transport.random.JCERandom;
import net.schmizz.sshj.transport.random.SingletonRandomFactory;
import org.jspecify.annotations.Nullable;

/**
 * What is offered to a server. Without SHA-1, CBC and certificates: sshj takes a user's certificate
 * for a host's. Without chacha20, for which sshj needs BouncyCastle. A list of our own also spares
 * the start of every cipher the default list tries.
 */
final class Algorithms {
  private Algorithms() {}

  /** Host and user key algorithms, the preferred first. */
  private static List<Factory.Named<KeyAlgorithm>> keys() {
    return List.of(
        KeyAlgorithms.EdDSA25519(),
        KeyAlgorithms.ECDSASHANistp256(),
        KeyAlgorithms.ECDSASHANistp384(),
        KeyAlgorithms.ECDSASHANistp521(),
        KeyAlgorithms.RSASHA512(),
        KeyAlgorithms.RSASHA256());
  }

  /** A key algorithm to sign with, null for a name that is not offered. */
  static @Nullable KeyAlgorithm key(String name) {
    return Factory.Named.Util.create(keys(), name);
  }

  static Config config() {
    SecurityUtils.setRegisterBouncyCastle(false);
    EcdsaKeys.register();
    var config = new ConfigImpl();
    config.setLoggerFactory(LoggerFactory.DEFAULT);
    config.setVersion("Weir");
    config.setRandomFactory(new SingletonRandomFactory(new JCERandom.Factory()));
    config.setKeepAliveProvider(KeepAliveProvider.KEEP_ALIVE);
    config.setKeyExchangeFactories(
        List.of(
            new Curve25519SHA256.Factory(),
            new Curve25519SHA256.FactoryLibSsh(),
            new ECDHNistP.Factory256(),
            new ECDHNistP.Factory384(),
            new ECDHNistP.Factory521()));
    config.setKeyAlgorithms(keys());
    config.setCipherFactories(
        List.of(
            LargeGcm.factory(128),
            LargeGcm.factory(256),
            BlockCiphers.AES128CTR(),
            BlockCiphers.AES256CTR()));
    config.setMACFactories(List.of(Macs.HMACSHA2256Etm(), Macs.HMACSHA2512Etm()));
    config.setCompressionFactories(List.of(new NoneCompression.Factory()));
    config.setFileKeyProviderFactories(List.of(new OpenSSHKeyV1KeyFile.Factory()));
    return config;
  }
}
