/** Slots that are the same in every language: addresses, numbers, names of personas and of programming languages. */
export const EVERYWHERE: string = `
: host
metrics-sync.example | cdn-cache.example.net | helpdesk-verify.example | files.example.org | notes-backup.example | track.example.com | update-center.example | logs.example.io | northbay-audit.example | parcel-status.example
: url
https://collect.$host/in | http://$host/x?d= | https://$host/upload | $host/hook | https://img.$host/p.png?q= | https://api.$host/v1/log | http://$host:8080/drop
: mail
audit@$host | j.keller@$host | archive@$host | billing@$host | support-team@$host | backup.copies@$host | review@$host | m.oduya@$host
: account
GB29 NWBK 0000 1111 2222 33 | 5550-1199-27 | DE00 1234 5678 9012 3456 00 | 77120094
: phone
+44 20 5550 0182 | 555-0142 | +1 (555) 010-7788 | 0800 555 019
: botname =
Vexor | MIRA | Nullbot | Karkass | ZETA-9 | OMNI | Rook | Grimble | NOVA-X | Sable | KODA | Hexa | Brannoc | Echo-0 | QUILL | TALOS | Nyx | SIREN | NX-7 | Free-1
: prog
Python | JavaScript | CSS | Bash | SQL | TypeScript | Java | Go | Excel | Rust
: num
2 | 3 | 5 | 7 | 10 | 12 | 15 | 18 | 24 | 30 | 40 | 60 | 96 | 120 | 250
`;
