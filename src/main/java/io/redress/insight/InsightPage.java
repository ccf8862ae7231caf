package io.redress.insight;

import io.redress.orders.Channel;
import io.redress.policy.Reason;
import io.redress.security.Caller;
import io.redress.web.InvalidInput;
import io.redress.web.Pages;
import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of figures for leads and analysts, and its tables as files. The door has seen to it who reads them. */
@Hidden
@Controller
@RequestMapping(Pages.INSIGHT)
class InsightPage {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final Insight insight;
    private final Clock clock;

    InsightPage(Insight insight, Clock clock) {
        this.insight = insight;
        this.clock = clock;
    }

    /** What was asked for, as it was typed; a filter that cannot be is told, and all cases are shown. */
    @GetMapping
    String page(@RequestParam Map<String, String> asked, Caller caller, Model model) {
        Filter filter;
        try {
            filter = filter(asked);
        } catch (InvalidInput wrong) {
            filter = Filter.all(Period.of(null, null, today()));
            model.addAttribute("wrong", wrong.body().getDetail());
        }
        model.addAttribute("filter", filter);
        model.addAttribute("report", insight.report(filter));
        model.addAttribute("channels", Channel.values());
        model.addAttribute("reasons", Reason.values());
        model.addAttribute("words", Table.text(""));
        model.addAttribute("worksOnTasks", caller.isStaff());
        return "insight";
    }

    /**
     * A table as a file, named after it and the days it is about.
     *
     * @throws io.redress.web.NotFound if there is no such table
     * @throws InvalidInput if the filter cannot be
     */
    @GetMapping("/{name}.csv")
    ResponseEntity<byte[]> file(@PathVariable String name, @RequestParam Map<String, String> asked) {
        Filter filter = filter(asked);
        Table table = insight.table(name, filter);
        String days = name.startsWith("open-")
                ? "at-" + today()
                : filter.period().from() + "-to-" + filter.period().to();
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("redress-%s-%s.csv".formatted(name, days))
                                .build()
                                .toString())
                .body(CsvFile.of(table));
    }

    private Filter filter(Map<String, String> asked) {
        return new Filter(
                Period.of(day(asked, "from"), day(asked, "to"), today()),
                parsed(asked, "channel", Channel::valueOf),
                parsed(asked, "reason", Reason::valueOf),
                parsed(asked, "seller", Function.identity()));
    }

    private static @Nullable LocalDate day(Map<String, String> asked, String field) {
        return parsed(asked, field, text -> {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeParseException noDay) {
                throw new IllegalArgumentException(noDay);
            }
        });
    }

    private static <T> @Nullable T parsed(Map<String, String> asked, String field, Function<String, T> parse) {
        String text = StringUtils.trimWhitespace(asked.getOrDefault(field, ""));
        if (text.isEmpty()) {
            return null;
        }
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException unreadable) {
            throw new InvalidInput(
                    field,
                    "“%s” is no %s that can be chosen."
                            .formatted(
                                    text,
                                    switch (field) {
                                        case "from", "to" -> "day, such as 2026-03-31,";
                                        default -> field.toLowerCase(Locale.ROOT);
                                    }));
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
