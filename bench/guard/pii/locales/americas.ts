import type { Locale } from "../locale.ts";

// biome-ignore format: a table reads by its rows
export const AMERICAS: readonly Locale[] = [
  { id: "es-MX", templates: [
    "CLABE {mx-clabe}", "transferencia a la CLABE interbancaria {mx-clabe}", "tel. {phone-mx}", "celular {phone-mx}", "nací el {date-es}", "fecha de nacimiento {date-slashed}", "tarjeta {card}", "{email}",
    "CURP {mx-curp}", "mi CURP es {mx-curp}", "CURP: {mx-curp}", "{mx-curp} es la clave", "RFC {mx-rfc}", "mi RFC es {mx-rfc}", "factura a nombre de {mx-rfc}", "RFC con homoclave: {mx-rfc}", "número de cuenta {account-10}",
  ], nearMisses: ["guía ##################", "folio 00######", "$ 12,###.## MXN", "CURP {!mx-curp}", "RFC {!mx-rfc}", "CLABE {!mx-clabe}", "lote ABCD######XX#"] },
  { id: "pt-BR", templates: [
    "CPF {br-cpf}", "meu CPF é {br-cpf}", "cliente {br-cpf}", "telefone {phone-br}", "celular {phone-br}", "ligue para {phone-br}", "nascido em {date-slashed}", "data de nascimento: {date-slashed}", "cartão {card}", "e-mail {email}",
    "CNPJ {br-cnpj}", "CNPJ: {br-cnpj}", "a empresa {br-cnpj} emitiu", "novo CNPJ {br-cnpj-letters}", "CNPJ alfanumérico: {br-cnpj-letters}", "CNH {licence-br}", "carteira de habilitação {licence-br}", "número da conta {account-8}",
  ], nearMisses: ["pedido ###.###", "NF-e ############", "protocolo 2024.###.###", "R$ 1.2##,##", "CNPJ {!br-cnpj}", "CPF {!br-cpf}", "CNPJ {!br-cnpj-letters}"] },
  { id: "es-AR", templates: [
    "CUIT {ar-cuit}", "mi CUIL es {ar-cuit}", "CUIT/CUIL: {ar-cuit}", "C.U.I.T. {ar-cuit}", "factura a {ar-cuit}", "nacido el {date-slashed}", "{email}",
  ], nearMisses: ["CUIT {!ar-cuit}", "pedido 20#########", "remito 0001-########"] },
  { id: "es-CL", templates: [
    "RUT {cl-rut}", "mi RUT es {cl-rut}", "RUT: {cl-rut}", "R.U.T. {cl-rut}", "RUN {cl-rut}", "cliente {cl-rut}", "nacida el {date-es}", "{email}",
  ], nearMisses: ["RUT {!cl-rut}", "pedido 12345###-#", "boleta ########"] },
  { id: "es-CO", templates: [
    "NIT {co-nit}", "NIT: {co-nit}", "la empresa con NIT {co-nit}", "identificación tributaria {co-nit}", "NIT {co-nit-person}", "mi NIT es {co-nit-person}", "facturar a {co-nit}", "{email}",
  ], nearMisses: ["NIT {!co-nit}", "guía 9##.###.###-#", "radicado 2024-#########"] },
  { id: "es-EC", templates: [
    "cédula {ec-cedula}", "mi cédula es {ec-cedula}", "cedula de identidad {ec-cedula}", "C.I. {ec-cedula}", "CI: {ec-cedula}", "el titular {ec-cedula}", "{email}",
  ], nearMisses: ["cédula {!ec-cedula}", "pedido 17########", "guía ##########"] },
  { id: "fr-CA", templates: [
    "numéro d'assurance sociale {ca-sin}", "mon NAS est {ca-sin}", "NAS : {ca-sin}", "assurance sociale : {ca-sin}", "permis de conduire {licence-us}", "né le {date-fr}", "{email}",
  ], nearMisses: ["NAS {!ca-sin}", "dossier ###-###-###", "code postal H2X 1Y#"] },
];
