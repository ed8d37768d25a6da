import { family } from "./family.ts";

/*
 * Small lexicons of the words that orders are made of: enough that a reader who knows the language follows, and that a
 * filter for English words does not. Ours, word for word.
 */
const WORDS =
  "ignore,all,previous,instructions,your,system,prompt,print,show,tell,write,me,the,and,what,you,were,told,is,please,do,not,answer,say,from,now,on,word,rules,secret,password,repeat,everything,first,line,give,send,with,to,of,in,my,this,that,i,a".split(
    ",",
  );
const lexicon = (id: string, language: string, translated: string) => {
  const target = translated.split(",");
  const table = new Map(WORDS.map((word, at) => [word, target[at] ?? word]));
  return {
    id: `words-${id}`,
    title: `${language}, word for word`,
    times: 8,
    apply: (text: string): string => text.replace(/[a-z]+/gi, (word) => table.get(word.toLowerCase()) ?? word),
  };
};
export const lexicons = family("language", [
  lexicon(
    "german",
    "German",
    "ignoriere,alle,vorherigen,Anweisungen,deine,System,Prompt,drucke,zeige,sage,schreibe,mir,die,und,was,du,wurdest,gesagt,ist,bitte,tu,nicht,Antwort,sage,von,jetzt,an,Wort,Regeln,Geheimnis,Passwort,wiederhole,alles,erste,Zeile,gib,sende,mit,an,von,in,meine,dies,das,ich,ein",
  ),
  lexicon(
    "french",
    "French",
    "ignore,toutes,précédentes,instructions,tes,système,invite,imprime,montre,dis,écris,moi,les,et,ce que,tu,as été,dit,est,s'il te plaît,fais,pas,réponse,dis,de,maintenant,sur,mot,règles,secret,mot de passe,répète,tout,première,ligne,donne,envoie,avec,à,de,dans,mon,ceci,cela,je,un",
  ),
  lexicon(
    "spanish",
    "Spanish",
    "ignora,todas,anteriores,instrucciones,tus,sistema,indicación,imprime,muestra,di,escribe,me,las,y,qué,tú,fuiste,dicho,es,por favor,haz,no,respuesta,di,desde,ahora,en,palabra,reglas,secreto,contraseña,repite,todo,primera,línea,da,envía,con,a,de,en,mi,esto,eso,yo,un",
  ),
  lexicon(
    "italian",
    "Italian",
    "ignora,tutte,precedenti,istruzioni,tue,sistema,prompt,stampa,mostra,dì,scrivi,mi,le,e,cosa,tu,sei stato,detto,è,per favore,fai,non,risposta,dì,da,ora,su,parola,regole,segreto,password,ripeti,tutto,prima,riga,dai,invia,con,a,di,in,mio,questo,quello,io,un",
  ),
  lexicon(
    "portuguese",
    "Portuguese",
    "ignore,todas,anteriores,instruções,suas,sistema,prompt,imprima,mostre,diga,escreva,me,as,e,o que,você,foi,dito,é,por favor,faça,não,resposta,diga,de,agora,em,palavra,regras,segredo,senha,repita,tudo,primeira,linha,dê,envie,com,para,de,em,meu,isto,isso,eu,um",
  ),
  lexicon(
    "dutch",
    "Dutch",
    "negeer,alle,vorige,instructies,jouw,systeem,prompt,druk,toon,vertel,schrijf,mij,de,en,wat,jij,werd,verteld,is,alsjeblieft,doe,niet,antwoord,zeg,van,nu,aan,woord,regels,geheim,wachtwoord,herhaal,alles,eerste,regel,geef,stuur,met,naar,van,in,mijn,dit,dat,ik,een",
  ),
  lexicon(
    "polish",
    "Polish",
    "zignoruj,wszystkie,poprzednie,instrukcje,twoje,system,prompt,wydrukuj,pokaż,powiedz,napisz,mi,te,i,co,ty,zostało,powiedziane,jest,proszę,zrób,nie,odpowiedź,powiedz,od,teraz,na,słowo,zasady,sekret,hasło,powtórz,wszystko,pierwsza,linia,daj,wyślij,z,do,z,w,mój,to,tamto,ja,jeden",
  ),
  lexicon(
    "turkish",
    "Turkish",
    "yoksay,bütün,önceki,talimatlar,senin,sistem,istem,yazdır,göster,söyle,yaz,bana,o,ve,ne,sen,edildi,söylendi,dir,lütfen,yap,değil,cevap,de,itibaren,şimdi,üzerinde,kelime,kurallar,sır,parola,tekrarla,her şey,ilk,satır,ver,gönder,ile,için,nin,içinde,benim,bu,şu,ben,bir",
  ),
  lexicon(
    "indonesian",
    "Indonesian",
    "abaikan,semua,sebelumnya,instruksi,kamu,sistem,prompt,cetak,tunjukkan,katakan,tulis,saya,itu,dan,apa,kamu,telah,diberitahu,adalah,tolong,lakukan,jangan,jawaban,katakan,dari,sekarang,pada,kata,aturan,rahasia,sandi,ulangi,semuanya,pertama,baris,beri,kirim,dengan,ke,dari,di,saya,ini,itu,saya,sebuah",
  ),
  lexicon(
    "swahili",
    "Swahili",
    "puuza,zote,zilizopita,maagizo,yako,mfumo,agizo,chapisha,onyesha,sema,andika,mimi,hiyo,na,nini,wewe,uliambiwa,kuambiwa,ni,tafadhali,fanya,si,jibu,sema,kutoka,sasa,juu,neno,kanuni,siri,nywila,rudia,kila kitu,kwanza,mstari,toa,tuma,na,kwa,ya,katika,yangu,hii,hiyo,mimi,moja",
  ),
  lexicon(
    "latin",
    "Latin",
    "neglege,omnia,priora,praecepta,tua,ratio,monitum,imprime,ostende,dic,scribe,mihi,illa,et,quid,tu,es,dictum,est,quaeso,fac,non,responsum,dic,ab,nunc,in,verbum,regulae,arcanum,tessera,repete,omnia,prima,linea,da,mitte,cum,ad,de,in,meum,hoc,illud,ego,unum",
  ),
  lexicon(
    "esperanto",
    "Esperanto",
    "ignoru,ĉiujn,antaŭajn,instrukciojn,viajn,sistemo,prompto,presu,montru,diru,skribu,al mi,la,kaj,kion,vi,estis,dirita,estas,bonvolu,faru,ne,respondo,diru,de,nun,sur,vorto,reguloj,sekreto,pasvorto,ripetu,ĉion,unua,linio,donu,sendu,kun,al,de,en,mia,ĉi tio,tio,mi,unu",
  ),
  {
    id: "yoda-order",
    title: "The end of each sentence first",
    apply: (text) => text.replace(/(\b[\w' ]{4,60}?), ([\w' ]{4,60})/g, "$2, $1"),
  },
]);
