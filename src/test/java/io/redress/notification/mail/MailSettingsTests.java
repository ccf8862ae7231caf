package io.redress.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.redress.startup.CannotStart;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailSettingsTests {

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "Redress",
                "a@b@c",
                "one@market.example, two@market.example",
                "a@market.example\r\nBcc: b@c.d"
            })
    void withoutASenderItDoesNotStart(@Nullable String from) {
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> settings(from, null).sender())
                .withMessageContaining("redress.mail.from");
    }

    @Test
    void takesAnAddressWithAName() {
        assertThat(settings("Redress <disputes@market.example>", null).sender().getAddress())
                .isEqualTo("disputes@market.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://market.example/cases", "javascript:alert({number})", "market.example/{number}"})
    void addressOfACaseIsAWebAddressWithItsNumber(String caseUrl) {
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> settings(null, caseUrl).address("RC-7K3M-9QXW"))
                .withMessageContaining("redress.mail.case-url");
    }

    @Test
    void numberStandsInTheAddress() {
        assertThat(settings(null, "https://market.example/cases/{number}?from=mail")
                        .address("RC-7K3M-9QXW"))
                .isEqualTo("https://market.example/cases/RC-7K3M-9QXW?from=mail");
        assertThat(settings(null, null).address("RC-7K3M-9QXW")).isNull();
    }

    private static MailProperties settings(@Nullable String from, @Nullable String caseUrl) {
        return new MailProperties(from, caseUrl, List.of(), 0);
    }
}
