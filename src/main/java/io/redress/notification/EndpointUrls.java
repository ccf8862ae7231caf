package io.redress.notification;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.redress.web.InvalidInput;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Which addresses an endpoint may have. */
@Component
class EndpointUrls {

    private static final int LONGEST = 2_000;
    private static final int FIRST_FREE_PORT = 1024;
    private static final Set<Integer> WELL_KNOWN = Set.of(80, 443);

    /** A last label that begins with a digit makes the host a number, which programs read in many ways. */
    private static final Pattern NUMERIC = Pattern.compile("(.*\\.)?[0-9][^.]*\\.?");

    private static final Pattern BYTE = Pattern.compile("0|[1-9][0-9]{0,2}");
    private static final Pattern NAME =
            Pattern.compile("[a-z0-9]([a-z0-9_-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9_-]*[a-z0-9])?)*\\.?");

    private final boolean allowHttp;
    private final PublicAddresses addresses;

    EndpointUrls(WebhookProperties properties, PublicAddresses addresses) {
        this.allowHttp = properties.allowHttp();
        this.addresses = addresses;
    }

    /** @throws InvalidInput {@code invalid-webhook-url} with what is wrong */
    void require(String text) {
        URI url = parse(text);
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !(allowHttp && scheme.equals("http"))) {
            throw invalid(allowHttp ? "An endpoint is at https or http." : "An endpoint is at https.");
        }
        if (url.getRawUserInfo() != null || url.getRawFragment() != null) {
            throw invalid("The URL of an endpoint has no user, no password and no fragment.");
        }
        String host = url.getHost();
        if (host == null || !isPlain(host.toLowerCase(Locale.ROOT))) {
            throw invalid("The host is a name, or an address in its usual form.");
        }
        int port = url.getPort();
        if (port != -1 && !WELL_KNOWN.contains(port) && port < FIRST_FREE_PORT || port > 65_535) {
            throw invalid("The port is 443, or one from 1024 on.");
        }
        try {
            addresses.of(host);
        } catch (UnknownHostException notThere) {
            throw invalid("The host is not known on the internet.");
        }
    }

    private static URI parse(String text) {
        if (text.length() > LONGEST) {
            throw invalid("A URL has at most %d characters.".formatted(LONGEST));
        }
        try {
            if (US_ASCII.newEncoder().canEncode(text)) {
                return new URI(text).parseServerAuthority();
            }
        } catch (URISyntaxException notOne) {
            throw invalid("This is no URL.");
        }
        throw invalid("A URL is in ASCII: xn--… for names in other scripts, %… in paths.");
    }

    private static boolean isPlain(String host) {
        if (host.startsWith("[")) {
            return !host.contains("%");
        }
        if (!NUMERIC.matcher(host).matches()) {
            return NAME.matcher(host).matches();
        }
        String[] parts = host.split("\\.", -1);
        if (parts.length != 4) {
            return false;
        }
        for (String part : parts) {
            if (!BYTE.matcher(part).matches() || Integer.parseInt(part) > 255) {
                return false;
            }
        }
        return true;
    }

    private static InvalidInput invalid(String detail) {
        return new InvalidInput("invalid-webhook-url", "url", detail);
    }
}
