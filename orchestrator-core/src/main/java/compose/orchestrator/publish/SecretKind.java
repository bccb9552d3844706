package compose.orchestrator.publish;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A kind of secret that is known by how it is written, whatever its name is.
 *
 * @param name what it is, with its article
 * @param pattern what is found in a line with one
 */
record SecretKind(String name, Pattern pattern) {

  /** As those who give them out describe them. */
  static final List<SecretKind> ALL =
      List.of(
          of("a private key", "-----BEGIN [A-Z ]*PRIVATE KEY"),
          of(
              "an access key of AWS",
              "\\b(?:A3T[A-Z0-9]|A(?:KI|SI|GP|ID|RO|IP|NP|NV|BI|CC)A)[0-9A-Z]{16}\\b",
              "\\bamzn\\.mws\\.[0-9a-f]{8}-"),
          of("an account key of Azure", "\\bAccountKey=[A-Za-z0-9+/]{86}=="),
          of("a token of GitHub", "\\bgh[pousr]_[A-Za-z0-9]{36}", "\\bgithub_pat_\\w{22}"),
          of("a token of GitLab", "\\bglpat-[\\w-]{20}"),
          of("a token of Docker Hub", "\\bdckr_[op]at_[\\w-]{27}"),
          of("a key of Google", "\\bAIza[\\w-]{35}"),
          of(
              "a token of Slack",
              "\\bxox[a-z]-[A-Za-z0-9-]{10}",
              "\\bxapp-[0-9]-[A-Za-z0-9-]{10}",
              "\\bhooks\\.slack\\.com/services/\\w+/\\w+/\\w+"),
          of("a key of Stripe", "\\b[rs]k_(?:live|test)_[A-Za-z0-9]{10}"),
          of("a key of SendGrid", "\\bSG\\.[\\w-]{22}\\.[\\w-]{43}"),
          of("a token of Square", "\\bsq0[a-z]{3}-[\\w\\\\-]{22}", "\\bEAAA[\\w-]{60}"),
          of("a key of Twilio", "\\b(?:AC|SK)[0-9a-f]{32}\\b"),
          of("a key of Mailchimp", "\\b[0-9a-f]{32}-us[0-9]{1,2}\\b"),
          of("a token of npm", "\\bnpm_[A-Za-z0-9]{36}", "_authToken=[^\\s$]"),
          of("a key of Artifactory", "\\bAKC[A-Za-z0-9]{10}"),
          of("a JSON web token", "\\beyJ[\\w-]+\\.[\\w-]+\\.[\\w-]+"),
          of(
              "a header that lets somebody in",
              "\\b(?:Basic|Bearer) (?=[\\w+/.~-]*[0-9=])[\\w+/.~-]{6}"),
          of("an address with a password", "://[^\\s/:@$]+:[^\\s/:@$]+@"));

  private static SecretKind of(String name, String... patterns) {
    return new SecretKind(name, Pattern.compile(String.join("|", patterns)));
  }

  boolean isIn(String line) {
    return pattern.matcher(line).find();
  }
}
