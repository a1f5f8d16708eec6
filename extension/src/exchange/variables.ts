/** What other tools and articles call the variables of Warmnote's template language (internal/template). */
import type { Person } from '../protocol';

export type Variable = keyof Person;

/** Names without case, spaces and punctuation. "your" in somebody's template means its sender. */
const names: Record<Variable, string> = {
  first_name:
    'firstname first fname givenname forename name recipientname recipientfirstname contactname contactfirstname prospectname theirname theirfirstname connectionname personname',
  last_name: 'lastname last lname surname familyname recipientlastname theirlastname',
  full_name: 'fullname recipientfullname theirfullname firstandlastname',
  headline: 'headline theirheadline',
  title:
    'title jobtitle job position role occupation designation currentrole currentposition currenttitle theirrole theirtitle theirposition theirjobtitle',
  company: 'company companyname employer organization organisation org firm currentcompany theircompany theircompanyname recipientcompany',
  school: 'school university college almamater theirschool schoolname universityname',
  location: 'location city place town region theirlocation theircity',
  mutual:
    'mutual mutualconnection mutualconnectionname mutualcontact mutualfriend commonconnection sharedconnection nameofmutualconnection',
  mutual_count: 'mutualcount mutualconnections numberofmutualconnections',
  my_first_name: 'myfirstname yourfirstname senderfirstname',
  my_name: 'myname yourname sendername myfullname yourfullname signature',
  my_role: 'myrole mytitle myposition myjobtitle yourrole yourtitle yourposition yourjobtitle senderrole sendertitle',
  my_company: 'mycompany mycompanyname yourcompany yourcompanyname sendercompany yourorganization yourorganisation',
};

const variables = new Map(
  Object.entries(names).flatMap(([variable, words]) => words.split(' ').map((word) => [word, variable as Variable] as const)),
);

/** The variable that a name means: "First Name", "firstName" and "first_name" alike. */
export function variableOf(name: string): Variable | undefined {
  const plain = name.toLowerCase().replace(/[^\p{L}\d]/gu, '');
  return variables.get(plain);
}
