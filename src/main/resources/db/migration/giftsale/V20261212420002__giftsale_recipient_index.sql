drop index concurrently if exists giftsale.cards_by_recipient;

-- Finds the cards of a recipient who is to be erased.
create index concurrently cards_by_recipient on giftsale.cards (lower(recipient_email));
