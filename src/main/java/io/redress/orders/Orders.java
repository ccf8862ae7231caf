package io.redress.orders;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.redress.database.ReadOnce;
import io.redress.security.Caller;
import io.redress.security.Side;
import io.redress.web.Conflict;
import io.redress.web.InvalidInput;
import io.redress.web.NotFound;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The orders that the marketplace has told about. */
@Repository
public class Orders {

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Orders(JdbcClient jdbc, ObjectMapper json, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.events = events;
        this.clock = clock;
    }

    public Optional<Order> find(String orderId) {
        return ReadOnce.of(
                "orders", orderId, () -> facts("select facts from orders where order_id = :orderId", orderId));
    }

    /** The order, if this caller may see it: the marketplace, staff, and the order's buyer and seller may. */
    public Optional<Order> find(String orderId, Caller caller) {
        return find(orderId).filter(order -> maySee(caller, order));
    }

    private static boolean maySee(Caller caller, Order order) {
        return caller.isParty()
                ? caller.actsFor(Side.BUYER, order.buyer().id())
                        || caller.actsFor(Side.SELLER, order.seller().id())
                : caller.isMarketplace() || caller.isStaff();
    }

    /** @throws NotFound if the marketplace has told of no such order */
    public Order get(String orderId) {
        return find(orderId).orElseThrow(() -> notFound(orderId));
    }

    /**
     * The order, so that until this transaction ends nobody else gets it by this way, or changes it.
     *
     * @throws NotFound if the marketplace has told of no such order
     */
    public Order hold(String orderId) {
        ReadOnce.forgetAll();
        return ReadOnce.of(
                        "orders",
                        orderId,
                        () -> facts("select facts from orders where order_id = :orderId for no key update", orderId))
                .orElseThrow(() -> notFound(orderId));
    }

    static NotFound notFound(String orderId) {
        return new NotFound("No order " + orderId + ".");
    }

    /**
     * Stores what the marketplace says, together with what it said before: see {@link MergePolicy}. Publishes {@link
     * OrderUpdated} if that is news, and does nothing at all otherwise.
     *
     * @throws Conflict {@code order-identity-fixed} if buyer, seller or currency are not those of the stored order
     * @throws InvalidInput if, after all that was said, the goods arrived before they were shipped
     */
    @Transactional
    public Stored upsert(Order stated, Caller by) {
        Order order = MergePolicy.merge(null, stated);
        boolean created = jdbc.sql("""
                                insert into orders (order_id, buyer_id, seller_id, facts, version, created_at, updated_at)
                                values (:orderId, :buyer, :seller, cast(:facts as jsonb), 1, :now, :now)
                                on conflict (order_id) do nothing
                                """)
                        .param("orderId", order.orderId())
                        .param("buyer", order.buyer().id())
                        .param("seller", order.seller().id())
                        .param("facts", write(order))
                        .param("now", now())
                        .update()
                == 1;
        ReadOnce.forget("orders");
        if (created) {
            events.publishEvent(new OrderUpdated(null, order, by));
            return new Stored(order, true);
        }
        return new Stored(update(stated, by), false);
    }

    private Order update(Order stated, Caller by) {
        Order before = facts("select facts from orders where order_id = :orderId for update", stated.orderId())
                .orElseThrow();
        requireSameIdentity(before, stated);
        Order after = MergePolicy.merge(before, stated);
        requireShippedBeforeDelivered(after, stated);
        if (!after.equals(before)) {
            write(after, after.orderId());
            events.publishEvent(new OrderUpdated(before, after, by));
        }
        return after;
    }

    private static void requireSameIdentity(Order before, Order stated) {
        String changed = !before.buyer().id().equals(stated.buyer().id())
                ? "buyer"
                : !before.seller().id().equals(stated.seller().id())
                        ? "seller"
                        : !before.currency().equals(stated.currency()) ? "currency" : null;
        if (changed != null) {
            throw new Conflict(
                    "order-identity-fixed",
                    "The %s of order %s cannot change any more.".formatted(changed, before.orderId()));
        }
    }

    private static void requireShippedBeforeDelivered(Order after, Order stated) {
        if (after.shippedAt() != null
                && after.deliveredAt() != null
                && after.deliveredAt().isBefore(after.shippedAt())) {
            throw new InvalidInput(
                    stated.deliveredAt() == null ? "shippedAt" : "deliveredAt",
                    "The goods cannot arrive, at %s, before they are shipped, at %s."
                            .formatted(after.deliveredAt(), after.shippedAt()));
        }
    }

    /**
     * Erases name and address of one side of an order, in the caller's transaction; whatever the marketplace says of it
     * later does not bring them back.
     *
     * @return false if they were erased before
     * @throws NotFound if there is no such order
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean eraseParty(String orderId, Side side) {
        Order before = facts("select facts from orders where order_id = :orderId for update", orderId)
                .orElseThrow(() -> notFound(orderId));
        Order after = MergePolicy.without(before, side);
        if (after.equals(before)) {
            return false;
        }
        write(after, orderId);
        return true;
    }

    private void write(Order after, String orderId) {
        ReadOnce.forget("orders");
        jdbc.sql("""
                        update orders set facts = cast(:facts as jsonb), version = version + 1, updated_at = :now
                        where order_id = :orderId
                        """)
                .param("facts", write(after))
                .param("now", now())
                .param("orderId", orderId)
                .update();
    }

    private Optional<Order> facts(String sql, String orderId) {
        return jdbc.sql(sql)
                .param("orderId", orderId)
                .query(String.class)
                .optional()
                .map(this::read);
    }

    private Order read(String facts) {
        try {
            return json.readValue(facts, Order.class);
        } catch (JsonProcessingException cause) {
            throw new IllegalStateException("A stored order cannot be read", cause);
        }
    }

    private String write(Order order) {
        try {
            return json.writeValueAsString(order);
        } catch (JsonProcessingException cause) {
            throw new IllegalStateException("An order cannot be written", cause);
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    /** What an upsert left behind, and whether the order was new. */
    public record Stored(Order order, boolean created) {}
}
