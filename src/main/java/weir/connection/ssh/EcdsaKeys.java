package weir.connection.ssh;

import java.security.InvalidKeyException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyFactorySpi;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;

/** The key factory sshj asks for under BouncyCastle's name, {@code ECDSA}; Java's is {@code EC}. */
public final class EcdsaKeys extends KeyFactorySpi {
  private final KeyFactory factory;

  /** For the provider, by reflection. */
  public EcdsaKeys() throws NoSuchAlgorithmException {
    factory = KeyFactory.getInstance("EC");
  }

  /** Makes the name known to Java, once. */
  static void register() {
    if (Security.getProvider(Names.NAME) == null) {
      Security.addProvider(new Names());
    }
  }

  private static final class Names extends Provider {
    static final String NAME = "WeirEcdsa";

    Names() {
      super(NAME, "1", "The key factory EC under the name ECDSA");
      put("KeyFactory.ECDSA", EcdsaKeys.class.getName());
    }
  }

  @Override
  protected PublicKey engineGeneratePublic(KeySpec spec) throws InvalidKeySpecException {
    return factory.generatePublic(spec);
  }

  @Override
  protected PrivateKey engineGeneratePrivate(KeySpec spec) throws InvalidKeySpecException {
    return factory.generatePrivate(spec);
  }

  @Override
  protected <T extends KeySpec> T engineGetKeySpec(Key key, Class<T> type)
      throws InvalidKeySpecException {
    return factory.getKeySpec(key, type);
  }

  @Override
  protected Key engineTranslateKey(Key key) throws InvalidKeyException {
    return factory.translateKey(key);
  }
}
