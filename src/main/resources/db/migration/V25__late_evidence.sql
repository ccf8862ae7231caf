-- A draft against a silent side is withdrawn when evidence turns out to have been on its way (V31).
alter table decision drop constraint decision_status_check;
alter table decision add constraint decision_status_check check (status in
    ('DRAFT', 'WITHDRAWN', 'PENDING', 'REFUSED', 'ISSUED', 'UPHELD', 'AMENDED', 'OVERTURNED'));

-- What one party has handed in for its open cases is counted whenever it hands in more.
create index return_case_open_buyer on return_case (buyer_id) where stage <> 'CLOSED';
create index return_case_open_seller on return_case (seller_id) where stage <> 'CLOSED';
