package weir.template.vault;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The keys that a password and a salt give. Making them is slow on purpose. */
public final class VaultKeys {
  private static final int ROUNDS = 10_000;
  private static final int KEY = 32;
  private static final int IV = 16;
  private final byte[] derived;

  private VaultKeys(byte[] derived) {
    this.derived = derived;
  }

  /** Those of a password and a salt. */
  public static VaultKeys of(String password, byte[] salt) {
    PBEKeySpec spec =
        new PBEKeySpec(password.toCharArray(), salt, ROUNDS, (KEY + KEY + IV) * Byte.SIZE);
    try {
      return new VaultKeys(
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded());
    } catch (GeneralSecurityException e) {
      throw missing(e);
    } finally {
      spec.clearPassword();
    }
  }

  /** Whether the ciphertext was written with these keys and not changed since. */
  public boolean wrote(VaultText text) {
    return MessageDigest.isEqual(mac(text.ciphertext()), text.mac());
  }

  /** The clear bytes, null when the padding behind them is not what the format says. */
  public byte @Nullable [] decrypt(VaultText text) {
    return withoutPadding(crypt(Cipher.DECRYPT_MODE, text.ciphertext()));
  }

  /** The bytes encrypted under a label; the salt is the one that the keys were made with. */
  public VaultText encrypt(byte[] clear, String label, byte[] salt) {
    int padding = IV - clear.length % IV;
    byte[] padded = Arrays.copyOf(clear, clear.length + padding);
    Arrays.fill(padded, clear.length, padded.length, (byte) padding);
    byte[] ciphertext = crypt(Cipher.ENCRYPT_MODE, padded);
    return new VaultText(label, salt, mac(ciphertext), ciphertext);
  }

  private byte[] mac(byte[] ciphertext) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(derived, KEY, KEY, "HmacSHA256"));
      return mac.doFinal(ciphertext);
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  private byte[] crypt(int mode, byte[] bytes) {
    try {
      Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
      cipher.init(
          mode,
          new SecretKeySpec(derived, 0, KEY, "AES"),
          new IvParameterSpec(derived, KEY + KEY, IV));
      return cipher.doFinal(bytes);
    } catch (BadPaddingException e) {
      throw new IllegalStateException("CTR mode has no padding. This is a bug in Weir.", e);
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  private static byte @Nullable [] withoutPadding(byte[] padded) {
    int count = padded[padded.length - 1];
    if (count < 1 || count > IV || count > padded.length) {
      return null;
    }
    for (int i = padded.length - count; i < padded.length; i++) {
      if (padded[i] != count) {
        return null;
      }
    }
    return Arrays.copyOf(padded, padded.length - count);
  }

  private static IllegalStateException missing(GeneralSecurityException e) {
    return new IllegalStateException(
        "This Java lacks an algorithm of Ansible Vault. This is a bug in Weir.", e);
  }
}
