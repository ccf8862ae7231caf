package io.redress.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.redress.web.InvalidInput;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("an endpoint is on the internet")
class PublicAddressesTests {

    /** Knows names as the internet might, without asking it. */
    private static InetAddress[] names(String host) throws UnknownHostException {
        return switch (host) {
            case "hooks.example.com", "xn--bcher-kva.example" ->
                new InetAddress[] {InetAddress.getByName("93.184.216.34")};
            case "both.example.com" ->
                new InetAddress[] {InetAddress.getByName("93.184.216.34"), InetAddress.getByName("10.0.0.7")};
            case "inside.example.com" -> new InetAddress[] {InetAddress.getByName("192.168.1.1")};
            case "nowhere.example.com" -> throw new UnknownHostException(host);
            default -> InetAddress.getAllByName(host);
        };
    }

    private static EndpointUrls urls(boolean allowHttp, boolean allowPrivate) {
        WebhookProperties properties = properties(allowHttp, allowPrivate);
        return new EndpointUrls(properties, new PublicAddresses(allowPrivate, PublicAddressesTests::names));
    }

    static WebhookProperties properties(boolean allowHttp, boolean allowPrivate) {
        return new WebhookProperties(
                allowHttp,
                allowPrivate,
                List.of(Duration.ofSeconds(5)),
                0,
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofHours(1),
                Duration.ofDays(1),
                List.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.example.com",
                "https://hooks.example.com/redress?tenant=7",
                "https://hooks.example.com:443/",
                "https://hooks.example.com:8443/",
                "HTTPS://hooks.example.com/",
                "https://xn--bcher-kva.example/",
                "https://93.184.216.34/",
                "https://[2606:2800:220:1:248:1893:25c8:1946]/"
            })
    void isTaken(String url) {
        assertThatNoException().isThrownBy(() -> urls(false, false).require(url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // other schemes, and none
                "http://hooks.example.com/",
                "ftp://hooks.example.com/",
                "file:///etc/passwd",
                "gopher://hooks.example.com/",
                "jar:https://hooks.example.com!/",
                "hooks.example.com",
                "//hooks.example.com/",
                "https:hooks.example.com",
                "https:///hooks",
                "https://",
                // users, fragments and parsers that disagree
                "https://user@hooks.example.com/",
                "https://user:password@hooks.example.com/",
                "https://hooks.example.com@127.0.0.1/",
                "https://127.0.0.1#@hooks.example.com/",
                "https://hooks.example.com/#fragment",
                "https://hooks.example.com\\@127.0.0.1/",
                "https://127.0.0.1%2f@hooks.example.com/",
                "https://hooks.example.com /",
                "https://hooks.example.com/größe",
                "https://hooks.example.com\r\nHost: localhost/",
                "https://127%2e0%2e0%2e1/",
                // ports of other services
                "https://hooks.example.com:0/",
                "https://hooks.example.com:22/",
                "https://hooks.example.com:25/",
                "https://hooks.example.com:445/",
                "https://hooks.example.com:65536/",
                "https://hooks.example.com:-1/",
                // this machine
                "https://localhost/",
                "https://LOCALHOST/",
                "https://localhost./",
                "https://127.0.0.1/",
                "https://127.0.0.1:8443/",
                "https://127.8.8.8/",
                "https://0.0.0.0/",
                "https://0/",
                "https://[::1]/",
                "https://[0:0:0:0:0:0:0:1]/",
                "https://[::]/",
                // the same, written to be missed
                "https://127.1/",
                "https://127.0.1/",
                "https://2130706433/",
                "https://017700000001/",
                "https://0x7f000001/",
                "https://0x7f.0.0.1/",
                "https://0x7f.1/",
                "https://0177.0.0.1/",
                "https://0177.1/",
                "https://127.0.0.01/",
                "https://00127.0.0.1/",
                "https://127.0.0.1./",
                "https://127.0.0.256/",
                "https://①②⑦.⓪.⓪.①/",
                "https://127。0。0。1/",
                "https://１２７.0.0.1/",
                "https://ⓛocalhost/",
                "https://[::ffff:127.0.0.1]/",
                "https://[::ffff:7f00:1]/",
                "https://[0:0:0:0:0:ffff:7f00:0001]/",
                "https://[::127.0.0.1]/",
                "https://[::ffff:0:127.0.0.1]/",
                "https://[64:ff9b::127.0.0.1]/",
                "https://[64:ff9b::7f00:1]/",
                "https://[64:ff9b:1::a00:1]/",
                "https://[2002:7f00:1::]/",
                "https://[2002:a00:1::1]/",
                "https://[2001:0:4136:e378:8000:63bf:80ff:fffe]/",
                // networks of one's own
                "https://10.0.0.1/",
                "https://10.255.255.255/",
                "https://172.16.0.1/",
                "https://172.31.255.255/",
                "https://192.168.0.1/",
                "https://[::ffff:10.0.0.1]/",
                "https://[fc00::1]/",
                "https://[fd12:3456:789a::1]/",
                "https://[fec0::1]/",
                // what a cloud tells a machine about itself
                "https://169.254.169.254/latest/meta-data/",
                "https://[::ffff:169.254.169.254]/",
                "https://[fe80::1]/",
                "https://[fe80::1%25eth0]/",
                "https://[fe80::1%eth0]/",
                "https://[fd00:ec2::254]/",
                "https://100.100.100.200/",
                "https://168.63.129.16/",
                "https://192.0.0.192/",
                // shared, many, tests, nobody
                "https://100.64.0.1/",
                "https://100.127.255.254/",
                "https://224.0.0.1/",
                "https://239.255.255.250/",
                "https://[ff02::1]/",
                "https://255.255.255.255/",
                "https://240.0.0.1/",
                "https://192.0.2.1/",
                "https://198.18.0.1/",
                "https://198.51.100.1/",
                "https://203.0.113.1/",
                "https://[2001:db8::1]/",
                "https://[100::1]/",
                // names of such
                "https://inside.example.com/",
                "https://both.example.com/",
                "https://nowhere.example.com/"
            })
    void isRefused(String url) {
        assertThatThrownBy(() -> urls(false, false).require(url))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.code()).isEqualTo("invalid-webhook-url"));
    }

    @Test
    @DisplayName("unless the configuration says otherwise, each by itself")
    void asConfigured() {
        assertThatNoException().isThrownBy(() -> urls(true, false).require("http://hooks.example.com/"));
        assertThatNoException().isThrownBy(() -> urls(false, true).require("https://localhost:8443/"));
        assertThatNoException().isThrownBy(() -> urls(true, true).require("http://127.0.0.1:8080/"));
        assertThatThrownBy(() -> urls(true, false).require("http://127.0.0.1:8080/"))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> urls(false, true).require("http://127.0.0.1:8080/"))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    @DisplayName("who asks does not learn which address a host has here, or whether it has one")
    void tellsNothingOfTheNetwork() {
        assertThat(detail("https://inside.example.com/")).isEqualTo(detail("https://nowhere.example.com/"));
    }

    private static String detail(String url) {
        try {
            urls(false, false).require(url);
            return "taken";
        } catch (InvalidInput refused) {
            return String.valueOf(refused.getMessage());
        }
    }
}
