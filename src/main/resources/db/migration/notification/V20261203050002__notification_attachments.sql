-- The document whose files are attached when the mail is sent, whether its XML file is one of them, and
-- whether they were attached in the end.
alter table notification.mails add column attached_document_id uuid;
alter table notification.mails add column attached_xml boolean;
alter table notification.mails add column files_attached boolean;
