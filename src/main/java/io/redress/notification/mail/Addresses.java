package io.redress.notification.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Addresses as the marketplace gave them, which may be anything that has an @. */
final class Addresses {

    /** For what is no address of anybody (RFC 2606), such as what an erasure leaves. */
    private static final String NOBODY = ".invalid";

    private Addresses() {}

    /**
     * The one address that this is, and nothing else: no list, no name, no comment, no route.
     *
     * @throws Unaddressable {@code NO_ADDRESS} if it is nobody's, {@code BAD_ADDRESS} if mail cannot be sent to it
     */
    static InternetAddress of(String email) {
        int at = email.lastIndexOf('@');
        if (at > 0 && email.toLowerCase(Locale.ROOT).endsWith(NOBODY)) {
            throw new Unaddressable("NO_ADDRESS");
        }
        try {
            String ascii = email.substring(0, at + 1) + IDN.toASCII(email.substring(at + 1), IDN.USE_STD3_ASCII_RULES);
            InternetAddress address = new InternetAddress(ascii, true);
            // Letters other than ASCII before the @ need servers that take them all the way.
            if (at <= 0
                    || !StandardCharsets.US_ASCII.newEncoder().canEncode(ascii)
                    || !ascii.equals(address.getAddress())
                    || address.getPersonal() != null
                    || address.isGroup()) {
                throw new Unaddressable("BAD_ADDRESS");
            }
            return address;
        } catch (AddressException | IllegalArgumentException | IndexOutOfBoundsException none) {
            throw new Unaddressable("BAD_ADDRESS");
        }
    }
}
