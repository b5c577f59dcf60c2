export default definePageConfig({ navigationBarTitleText: '宣布全员在岗' })
