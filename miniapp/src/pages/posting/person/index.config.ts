export default definePageConfig({ navigationBarTitleText: '任期和离任', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
