import type { Locale } from "../locale.ts";

// biome-ignore format: a table reads by its rows
export const ASIA_AFRICA: readonly Locale[] = [
  { id: "tr-TR", templates: [
    "T.C. kimlik no {tr-kimlik}", "kimlik numaram {tr-kimlik}", "IBAN {iban-tr}", "telefon {phone-tr}", "beni {phone-tr} numarasından ara", "doğum tarihi {date-dotted}", "kart {card}", "{email}",
  ], nearMisses: ["sipariş ###########", "fatura 2024#########", "saat 10:##", "T.C. kimlik no {!tr-kimlik}"] },
  { id: "ja-JP", templates: [
    "マイナンバーは{jp-my-number}です。", "個人番号：{jp-my-number}", "電話 {phone-jp}", "携帯は {phone-jp} です", "連絡先 {phone-jp}", "生年月日：{date-ja}", "{date-ja}生まれです。", "カード番号 {card}", "メール {email}",
    "運転免許証番号 {licence-jp}", "運転免許の番号は {licence-jp} です", "口座番号 {account-8}",
  ], nearMisses: ["注文番号 ############", "2024年3月12日の会議", "品番 ####-####-##", "第##回", "マイナンバー {!jp-my-number}"] },
  { id: "ko-KR", templates: [
    "주민등록번호 {kr-rrn}", "제 번호는 {kr-rrn} 입니다", "전화 {phone-kr}", "휴대폰 {phone-kr}", "연락처 {phone-kr}", "카드 {card}", "메일 {email}",
    "운전면허 {licence-kr}", "운전면허번호: {licence-kr}", "계좌번호 {account-10}",
  ], nearMisses: ["주문번호 ######-#######9", "송장 ############", "2024년 3월 12일"] },
  { id: "zh-CN", templates: [
    "身份证 {cn-resident-id}", "我的身份证号码是{cn-resident-id}。", "电话 {phone-cn}", "手机：{phone-cn}", "联系 {phone-cn}", "出生日期 {date-ja}", "银行卡 {card}", "邮箱 {email}",
    "银行账号 {account-16}", "账号：{account-16}",
  ], nearMisses: ["订单号 ##################", "2024年3月12日", "版本 3.1#.####", "快递 ############", "身份证 {!cn-resident-id}"] },
  { id: "hi-IN", templates: [
    "मेरा आधार नंबर {in-aadhaar} है।", "आधार संख्या: {in-aadhaar}", "आधार {in-aadhaar}", "पैन नंबर {in-pan}", "PAN {in-pan}", "जीएसटी नंबर {in-gstin}", "फ़ोन {phone-in}", "{email}",
  ], nearMisses: ["आधार {!in-aadhaar}", "ऑर्डर ############", "रसीद #### #### ####"] },
  { id: "zh-TW", templates: [
    "身分證字號 {tw-id}", "我的身分證字號是{tw-id}。", "國民身分證統一編號：{tw-id}", "身份證 {tw-id}", "統一證號 {tw-id}", "客戶 {tw-id}", "{email}",
  ], nearMisses: ["身分證字號 {!tw-id}", "訂單 A#########", "料號 B2########"] },
  { id: "zh-HK", templates: [
    "香港身份證號碼 {hk-id}", "身份證：{hk-id}", "HKID {hk-id}", "HKID No.: {hk-id}", "my Hong Kong ID is {hk-id}", "客人 {hk-id}", "{email}",
  ], nearMisses: ["身份證 {!hk-id}", "航班 CX######", "表格 A######(圖)", "item B######(2x)"] },
  { id: "ms-MY", templates: [
    "No. kad pengenalan {my-mykad}", "kad pengenalan saya {my-mykad}", "MyKad {my-mykad}", "IC number {my-mykad}", "No. KP: {my-mykad}", "no ic saya {my-mykad}", "pelanggan {my-mykad}", "{email}",
  ], nearMisses: ["MyKad 991399-##-####", "pesanan ######-##-####x", "invois ############"] },
  { id: "th-TH", templates: [
    "เลขบัตรประชาชน {th-id}", "เลขประจำตัวประชาชน {th-id}", "บัตรประชาชนเลขที่ {th-id}", "Thai ID {th-id}", "ผู้ป่วย {th-id}", "{email}",
  ], nearMisses: ["เลขบัตรประชาชน {!th-id}", "ใบสั่งซื้อ #############", "พัสดุ TH###########"] },
  { id: "id-ID", templates: [
    "NIK {id-nik}", "NIK saya {id-nik}", "Nomor Induk Kependudukan: {id-nik}", "No. KTP {id-nik}", "nomor KTP saya {id-nik}", "nasabah {id-nik}", "{email}",
  ], nearMisses: ["NIK 32##############77", "NIK 0###############", "resi ################", "pesanan 9###############"] },
  { id: "he-IL", templates: [
    "תעודת זהות {il-id}", "ת.ז. {il-id}", "ת\"ז {il-id}", "מספר תעודת הזהות שלי {il-id}", "מספר זהות {il-id}", "לקוח {il-id}", "IBAN {iban-il}", "{email}",
  ], nearMisses: ["תעודת זהות {!il-id}", "הזמנה #########", "קבלה ########-#"] },
  { id: "ar-SA", templates: [
    "رقم الهوية {sa-national-id}", "رقم الهوية الوطنية: {sa-national-id}", "هويتي {sa-national-id}", "رقم الإقامة {sa-national-id-iqama}", "iqama {sa-national-id-iqama}", "Iqama number: {sa-national-id-iqama}", "National ID {sa-national-id}", "العميل {sa-national-id}", "IBAN {iban-sa}", "{email}",
  ], nearMisses: ["رقم الهوية {!sa-national-id}", "طلب رقم ##########", "iqama {!sa-national-id-iqama}"] },
  { id: "ar-AE", templates: [
    "الهوية الإماراتية {ae-emirates-id}", "Emirates ID {ae-emirates-id}", "EID: {ae-emirates-id}", "رقم الهوية: {ae-emirates-id}", "holder {ae-emirates-id}", "IBAN {iban-ae}", "{email}",
  ], nearMisses: ["Emirates ID {!ae-emirates-id}", "barcode 784############", "order 784-####-###"] },
  { id: "ar-EG", templates: [
    "الرقم القومي {eg-national-id}", "رقمي القومي {eg-national-id}", "الرقم القومي: {eg-national-id}", "بطاقة الرقم القومي {eg-national-id}", "Egyptian national ID {eg-national-id}", "المريض {eg-national-id}", "{email}",
  ], nearMisses: ["الرقم القومي 2991399#######", "طلب ##############", "فاتورة 9#############"] },
];
