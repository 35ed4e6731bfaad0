package dk.adgang.outbound;

import java.security.KeyManagementException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/** The server's own TLS, with engines that show when their handshake was not completed. */
final class CompletedTls extends SSLContext {

  private CompletedTls(SSLContext own) {
    super(new Spi(own), own.getProvider(), own.getProtocol());
  }

  /** Trusts and presents the same certificates as the JVM does everywhere else. */
  static SSLContext ofTheServer() {
    try {
      return of(SSLContext.getDefault());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("The default TLS cannot be set up", e);
    }
  }

  static SSLContext of(SSLContext own) {
    return new CompletedTls(own);
  }

  private static final class Spi extends SSLContextSpi {

    private final SSLContext own;

    Spi(SSLContext own) {
      this.own = own;
    }

    @Override
    protected SSLEngine engineCreateSSLEngine() {
      return new CompletedTlsEngine(own.createSSLEngine());
    }

    @Override
    protected SSLEngine engineCreateSSLEngine(String host, int port) {
      return new CompletedTlsEngine(own.createSSLEngine(host, port));
    }

    @Override
    protected void engineInit(KeyManager[] keys, TrustManager[] trusted, SecureRandom random)
        throws KeyManagementException {
      throw new KeyManagementException("This is the server's, and set up already");
    }

    @Override
    protected SSLSocketFactory engineGetSocketFactory() {
      return own.getSocketFactory();
    }

    @Override
    protected SSLServerSocketFactory engineGetServerSocketFactory() {
      return own.getServerSocketFactory();
    }

    @Override
    protected SSLSessionContext engineGetServerSessionContext() {
      return own.getServerSessionContext();
    }

    @Override
    protected SSLSessionContext engineGetClientSessionContext() {
      return own.getClientSessionContext();
    }

    @Override
    protected SSLParameters engineGetDefaultSSLParameters() {
      return own.getDefaultSSLParameters();
    }

    @Override
    protected SSLParameters engineGetSupportedSSLParameters() {
      return own.getSupportedSSLParameters();
    }
  }
}
