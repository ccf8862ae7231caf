package io.redress.notification;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;

/**
 * Finds the addresses of a host, and gives none out that is not on the internet: otherwise whoever registers an endpoint
 * could have us talk to our own database, to the neighbours in our network, or to what hands out a cloud's credentials.
 * Asked when an endpoint is registered, and again for each connection, which goes to the very address that was judged.
 */
@Component
class PublicAddresses {

    /** What the registries of the IANA do not call globally reachable, and what only looks as if it were. */
    private static final List<IpAddressMatcher> RESERVED_V4 = matchers(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3",
            // Of Azure, answers every virtual machine there.
            "168.63.129.16/32");

    private static final IpAddressMatcher GLOBAL_V6 = new IpAddressMatcher("2000::/3");

    /** Within the former: tunnels to addresses of IPv4, tests and documentation. */
    private static final List<IpAddressMatcher> RESERVED_V6 =
            matchers("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    /** What knows which addresses a host has. */
    interface Names {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    private final boolean allowPrivate;
    private final Names names;

    @Autowired
    PublicAddresses(WebhookProperties properties) {
        this(properties.allowPrivateAddresses(), InetAddress::getAllByName);
    }

    PublicAddresses(boolean allowPrivate, Names names) {
        this.allowPrivate = allowPrivate;
        this.names = names;
    }

    /**
     * @throws NotPublic if only one of its addresses is none that may be reached
     * @throws UnknownHostException if it has none
     */
    InetAddress[] of(String host) throws UnknownHostException {
        InetAddress[] addresses = names.of(host);
        for (InetAddress address : addresses) {
            if (!allowPrivate && !isPublic(address)) {
                throw new NotPublic();
            }
        }
        return addresses;
    }

    static boolean isPublic(InetAddress address) {
        // An address of IPv4 that is written as one of IPv6 arrives here as what it is.
        String text = address.getHostAddress();
        if (address.getAddress().length == 4) {
            return RESERVED_V4.stream().noneMatch(reserved -> reserved.matches(text));
        }
        return !text.contains("%")
                && GLOBAL_V6.matches(text)
                && RESERVED_V6.stream().noneMatch(reserved -> reserved.matches(text));
    }

    private static List<IpAddressMatcher> matchers(String... ranges) {
        return Stream.of(ranges).map(IpAddressMatcher::new).toList();
    }

    /** The host is not on the internet; which address it has is not told, as it would describe a network to strangers. */
    static final class NotPublic extends UnknownHostException {

        NotPublic() {
            super("The host is not on the internet");
        }
    }
}
